package io.rheobase.checkpoint;

import io.rheobase.machine.Sha256;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** A checkpoint whose content may be changed: written again, all its checks are right. */
public final class ForgedCheckpoint {

  private final List<Section> sections = new ArrayList<>();

  /**
   * A section.
   *
   * @param content all its pieces
   */
  public record Section(String name, byte[] content) {}

  private ForgedCheckpoint() {}

  /** Reads a sound one. */
  public static ForgedCheckpoint of(byte[] whole) throws IOException {
    ForgedCheckpoint checkpoint = new ForgedCheckpoint();
    DataInputStream in = new DataInputStream(new ByteArrayInputStream(whole));
    in.skipNBytes(Format.MAGIC.length + Integer.BYTES);
    while (in.read() == Format.SECTION) {
      String name = new String(in.readNBytes(in.readUnsignedShort()), StandardCharsets.UTF_8);
      ByteArrayOutputStream content = new ByteArrayOutputStream();
      for (int length = in.readInt(); length > 0; length = in.readInt()) {
        content.write(in.readNBytes(length));
      }
      in.readInt();
      checkpoint.sections.add(new Section(name, content.toByteArray()));
    }
    return checkpoint;
  }

  /** Its sections, which may be changed, moved or removed. */
  public List<Section> sections() {
    return sections;
  }

  /** Writes it with the checks of what it holds now. */
  public void write(Path path) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    DataOutputStream out = new DataOutputStream(bytes);
    out.write(Format.MAGIC);
    out.writeInt(Format.VERSION);
    for (Section section : sections) {
      byte[] name = section.name().getBytes(StandardCharsets.UTF_8);
      out.write(Format.SECTION);
      out.writeShort(name.length);
      out.write(name);
      CRC32 check = new CRC32();
      check.update(name);
      check.update(section.content());
      if (section.content().length > Format.PIECE) {
        throw new IllegalArgumentException("a forged section is of one piece");
      }
      if (section.content().length > 0) {
        out.writeInt(section.content().length);
        out.write(section.content());
      }
      out.writeInt(0);
      out.writeInt((int) check.getValue());
    }
    out.write(Format.END);
    out.write(Sha256.create().digest(bytes.toByteArray()));
    Files.write(path, bytes.toByteArray());
  }
}
