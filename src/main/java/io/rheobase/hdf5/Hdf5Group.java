package io.rheobase.hdf5;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A group of a file: groups and datasets by name. */
public final class Hdf5Group implements Hdf5Object {

  private static final int LINK_INFO = 0x02;
  private static final int LINK = 0x06;
  private static final int GROUP_INFO = 0x0A;
  private static final int LONGEST_NAME = 0xff;

  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};
  private static final int SUPERBLOCK_BYTES = 48;
  private static final int ADDRESS_BYTES = 8;

  private final Map<String, Hdf5Object> members = new LinkedHashMap<>();
  private final List<Hdf5Attribute> attributes = new ArrayList<>();

  /** Adds a group and returns it. */
  public Hdf5Group group(String name) {
    Hdf5Group group = new Hdf5Group();
    members.put(name, group);
    return group;
  }

  /** Adds a dataset. */
  public Hdf5Group put(String name, Hdf5Dataset dataset) {
    members.put(name, dataset);
    return this;
  }

  /**
   * Adds one of an enumeration's names.
   *
   * @param names of the values 0, 1, …
   */
  public Hdf5Group attribute(String name, List<String> names, int value) {
    attributes.add(Hdf5Attribute.enumerated(name, names, value));
    return this;
  }

  /**
   * Everything of the file whose root this group is up to the streamed data, which follow in the
   * order in which they were put, without gaps. Its length does not depend on theirs.
   *
   * @throws IllegalArgumentException if a name is longer than 255 bytes
   */
  public byte[] fileStart() {
    Addresses addresses = new Addresses();
    Bytes draft = superblock(0);
    append(draft, addresses);
    long fileEnd = addresses.placeStreamed(draft.length());
    Bytes start = superblock(fileEnd);
    append(start, addresses);
    return start.toArray();
  }

  /** Where the objects and the streamed data are, as the first of two passes found out. */
  static final class Addresses {

    private final Map<Hdf5Object, Long> objects = new IdentityHashMap<>();
    private final Map<Hdf5Dataset, Long> streamed = new LinkedHashMap<>();

    void note(Hdf5Object object, long address) {
      objects.put(object, address);
    }

    void noteStreamed(Hdf5Dataset dataset) {
      streamed.putIfAbsent(dataset, 0L);
    }

    long of(Hdf5Object object) {
      return objects.getOrDefault(object, 0L);
    }

    long ofStreamed(Hdf5Dataset dataset) {
      return streamed.get(dataset);
    }

    long placeStreamed(long from) {
      long at = from;
      for (Map.Entry<Hdf5Dataset, Long> each : streamed.entrySet()) {
        each.setValue(at);
        at += each.getKey().dataBytes();
      }
      return at;
    }
  }

  private static Bytes superblock(long fileEnd) {
    return new Bytes()
        .raw(SIGNATURE)
        .int8(2)
        .int8(ADDRESS_BYTES)
        .int8(ADDRESS_BYTES)
        .int8(0)
        .int64(0)
        .int64(UNDEFINED)
        .int64(fileEnd)
        .int64(SUPERBLOCK_BYTES)
        .checksum(0);
  }

  @Override
  public void append(Bytes out, Addresses addresses) {
    addresses.note(this, out.length());
    ObjectHeader header = new ObjectHeader();
    header.add(LINK_INFO, new Bytes().int8(0).int8(0).int64(UNDEFINED).int64(UNDEFINED).toArray());
    header.add(GROUP_INFO, new Bytes().int8(0).int8(0).toArray());
    members.forEach((name, member) -> header.add(LINK, link(name, addresses.of(member))));
    attributes.forEach(header::add);
    out.raw(header.toArray());
    members.values().forEach(member -> member.append(out, addresses));
  }

  private static byte[] link(String name, long address) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    if (text.length > LONGEST_NAME) {
      throw new IllegalArgumentException("a name of " + text.length + " bytes");
    }
    return new Bytes().int8(1).int8(0).int8(text.length).raw(text).int64(address).toArray();
  }
}
