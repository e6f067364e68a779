package io.rheobase.npy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands around the arrays of an archive ({@code .npz}): a ZIP file whose members are stored
 * as they are, of any size, all dated 1 January 1980. Nothing of the machine, the time or a
 * compressor gets into it, so that equal arrays are equal bytes everywhere. Members are begun in
 * order; behind the last one stands {@link #end}.
 *
 * <p>Source: PKWARE APPNOTE 6.3.10, sections 4.3 and 4.5.3 (ZIP64).
 */
public final class NpzLayout {

  private static final int LOCAL = 0x04034b50;
  private static final int CENTRAL = 0x02014b50;
  private static final int END64 = 0x06064b50;
  private static final int LOCATOR64 = 0x07064b50;
  private static final int END = 0x06054b50;

  /** Of the format with members of 4 GB and more. */
  private static final short VERSION = 45;

  private static final short FIRST_DAY = 1 << 5 | 1;
  private static final short NONE = 0;

  /** In place of a size: it stands in the member's extra field. */
  private static final int SEE_EXTRA = -1;

  private static final short EXTRA64 = 1;
  private static final short LOCAL_SIZES = 2 * Long.BYTES;
  private static final short LOCAL_EXTRA = 4 + LOCAL_SIZES;
  private static final short CENTRAL_SIZES = 3 * Long.BYTES;
  private static final short CENTRAL_EXTRA = 4 + CENTRAL_SIZES;
  private static final int LOCAL_BYTES = 30 + LOCAL_EXTRA;
  private static final int CENTRAL_BYTES = 46 + CENTRAL_EXTRA;
  private static final int END64_BYTES = 56;
  private static final int END_BYTES = END64_BYTES + 20 + 22;

  private record Member(byte[] name, long size, int crc, long at) {}

  private final List<Member> members = new ArrayList<>();
  private long position;

  /**
   * What stands before an array's file.
   *
   * @param name of the array
   * @param size of its file (bytes)
   * @param crc of its file (CRC-32)
   */
  public byte[] begin(String name, long size, long crc) {
    byte[] file = (name + ".npy").getBytes(StandardCharsets.US_ASCII);
    Member member = new Member(file, size, (int) crc, position);
    members.add(member);
    position += LOCAL_BYTES + file.length + size;
    ByteBuffer out = buffer(LOCAL_BYTES + file.length).putInt(LOCAL).putShort(VERSION);
    describe(out, member, LOCAL_EXTRA).put(file);
    return out.putShort(EXTRA64).putShort(LOCAL_SIZES).putLong(size).putLong(size).array();
  }

  /** What stands behind the last array. */
  public byte[] end() {
    int names = members.stream().mapToInt(member -> member.name().length).sum();
    int directory = CENTRAL_BYTES * members.size() + names;
    ByteBuffer out = buffer(directory + END_BYTES);
    for (Member member : members) {
      out.putInt(CENTRAL).putShort(VERSION).putShort(VERSION);
      describe(out, member, CENTRAL_EXTRA).putShort(NONE).putShort(NONE).putShort(NONE);
      out.putInt(NONE).putInt(SEE_EXTRA).put(member.name()).putShort(EXTRA64);
      out.putShort(CENTRAL_SIZES).putLong(member.size()).putLong(member.size());
      out.putLong(member.at());
    }
    out.putInt(END64).putLong(END64_BYTES - 12).putShort(VERSION).putShort(VERSION);
    out.putInt(NONE).putInt(NONE).putLong(members.size()).putLong(members.size());
    out.putLong(directory).putLong(position);
    out.putInt(LOCATOR64).putInt(NONE).putLong(position + directory).putInt(1);
    out.putInt(END).putShort(NONE).putShort(NONE).putShort((short) members.size());
    out.putShort((short) members.size()).putInt(directory).putInt(SEE_EXTRA).putShort(NONE);
    return out.array();
  }

  /** Flags, method, time and date, checksum, sizes and lengths, which both headers have. */
  private static ByteBuffer describe(ByteBuffer out, Member member, short extraBytes) {
    out.putShort(NONE).putShort(NONE).putShort(NONE);
    out.putShort(FIRST_DAY).putInt(member.crc()).putInt(SEE_EXTRA).putInt(SEE_EXTRA);
    return out.putShort((short) member.name().length).putShort(extraBytes);
  }

  private static ByteBuffer buffer(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }
}
