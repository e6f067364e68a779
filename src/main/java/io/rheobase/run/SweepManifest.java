package io.rheobase.run;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rheobase.experiment.DataFile;
import io.rheobase.experiment.PivotTable;
import io.rheobase.record.WrittenFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * What the folder of a sweep holds and where it came from.
 *
 * @param points how they ended
 * @param parameters from what they were made
 * @param axes what was varied
 * @param measures heads of the columns of measures, with what they mean
 * @param tables what was tabulated besides
 * @param seeds how the points' seeds follow
 * @param process what computed the last of them
 * @param comments remarks in the file, by what they are about
 * @param warnings that were given
 * @param writers of the journals
 * @param files every table
 */
public record SweepManifest(
    Points points,
    Parameters parameters,
    List<Axis> axes,
    Map<String, String> measures,
    List<PivotTable> tables,
    Seeds seeds,
    Process process,
    Map<String, String> comments,
    List<String> warnings,
    List<String> writers,
    List<WrittenFile> files) {

  /** Its name in the folder. */
  public static final String NAME = Manifest.NAME;

  /** What its first line says. */
  public static final String FORMAT = "rheobase-sweep-1";

  /**
   * An address that was varied.
   *
   * @param unit of its numbers, else empty
   */
  public record Axis(String address, String unit) {}

  /**
   * Points of the sweep.
   *
   * @param all how many there are
   * @param ok that came to numbers
   * @param failed that came to none
   */
  public record Points(long all, long ok, long failed) {}

  /**
   * The parameters of the sweep.
   *
   * @param file name of the parameter file, which lies in the folder as params.yaml
   * @param options values given on the command line
   * @param sha256 of the resolved parameters
   * @param inputs files that were read
   */
  public record Parameters(
      String file, List<String> options, String sha256, List<DataFile> inputs) {}

  /**
   * Where the points' seeds come from.
   *
   * @param seed of the sweep
   * @param repeats of each point
   * @param common whether all points of a repeat share theirs
   */
  public record Seeds(long seed, int repeats, boolean common) {}

  /**
   * What computed.
   *
   * @param started when, in UTC
   * @param seconds of wall time
   * @param threads at most
   */
  public record Process(String started, double seconds, int threads) {}

  /** Whether a folder holds the manifest of a sweep. */
  public static boolean isIn(Path folder) throws IOException {
    return Manifest.read(folder.resolve(NAME), FORMAT).isPresent();
  }

  /** The names of the tables that a folder's manifest lists; none where it has none of ours. */
  public static List<String> filesOf(Path folder) throws IOException {
    return Manifest.read(folder.resolve(NAME), FORMAT).stream()
        .flatMap(listing -> listing.files().stream())
        .map(WrittenFile::name)
        .toList();
  }

  /** The text. */
  public String json() {
    return Json.text(this::write);
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("format", FORMAT);
    json.writeBooleanField("complete", points.ok() + points.failed() == points.all());
    json.writeObjectFieldStart("points");
    json.writeNumberField("all", points.all());
    json.writeNumberField("ok", points.ok());
    json.writeNumberField("failed", points.failed());
    json.writeEndObject();
    Machine.write(json);
    json.writeObjectFieldStart("parameters");
    json.writeStringField("file", parameters.file());
    strings(json, "options", parameters.options());
    json.writeStringField("sha256", parameters.sha256());
    json.writeArrayFieldStart("inputs");
    for (DataFile input : parameters.inputs()) {
      json.writeStartObject();
      json.writeStringField("file", input.name());
      json.writeStringField("sha256", input.sha256());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeArrayFieldStart("axes");
    for (Axis axis : axes) {
      json.writeStartObject();
      json.writeStringField("address", axis.address());
      json.writeStringField("unit", axis.unit());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("measures");
    for (Map.Entry<String, String> measure : measures.entrySet()) {
      json.writeStringField(measure.getKey(), measure.getValue());
    }
    json.writeEndObject();
    json.writeArrayFieldStart("tables");
    for (PivotTable table : tables) {
      json.writeStartObject();
      json.writeStringField("name", table.name());
      json.writeStringField("rows", table.rows());
      json.writeStringField("columns", table.columns().orElse(""));
      json.writeStringField("value", table.value());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart("seeds");
    json.writeNumberField("seed", seeds.seed());
    json.writeNumberField("repeats", seeds.repeats());
    json.writeBooleanField("common_noise", seeds.common());
    json.writeEndObject();
    json.writeObjectFieldStart("run");
    json.writeStringField("started", process.started());
    json.writeNumberField("seconds", process.seconds());
    json.writeNumberField("threads", process.threads());
    json.writeEndObject();
    Machine.comments(json, comments);
    strings(json, "warnings", warnings);
    strings(json, "journals", writers);
    json.writeArrayFieldStart("files");
    for (WrittenFile file : files) {
      json.writeStartObject();
      json.writeStringField("name", file.name());
      json.writeNumberField("bytes", file.bytes());
      json.writeStringField("sha256", file.sha256());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void strings(JsonGenerator json, String field, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }
}
