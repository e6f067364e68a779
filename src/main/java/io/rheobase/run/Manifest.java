package io.rheobase.run;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import io.rheobase.experiment.DataFile;
import io.rheobase.record.WrittenFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What an output folder holds and where it came from: written last, so that a folder with a
 * manifest is complete.
 *
 * @param provenance of the run
 * @param data the files of the result
 * @param state files to go on from, which are no part of it
 */
record Manifest(Provenance provenance, List<WrittenFile> data, List<WrittenFile> state) {

  /** Its name in the folder. */
  static final String NAME = "manifest.json";

  private static final String FILES = "files";
  private static final String FIGURES = "figures";
  private static final String STATE = "state";
  private static final String FORMAT = "rheobase-manifest-1";
  private static final long MAX_BYTES = 64 << 20;

  Manifest {
    data = List.copyOf(data);
    state = List.copyOf(state);
  }

  /** Every other file of the folder. */
  List<WrittenFile> files() {
    return Stream.concat(data.stream(), state.stream()).toList();
  }

  /**
   * Where a result came from.
   *
   * @param parameterFile its name as it was given; empty where the recordings are not of a run
   * @param complete false where the run was interrupted
   * @param fromMs the simulated time at which this run went on (ms); 0.0 where it began anew
   * @param untilMs the simulated time that the files cover (ms)
   * @param parametersSha256 hash of the resolved parameters
   * @param simulationSha256 hash of those that the recordings follow from; empty where none do
   * @param threads that ran it
   * @param blockSize neurons of a block
   * @param sliceSteps steps of a slice
   * @param started when, in UTC
   * @param setupSeconds wall time from reading the parameters to the first step
   * @param simulationSeconds wall time from the first step to the last byte
   * @param inputs files that were read
   * @param comments remarks in the parameter file, by the address of what they are about
   * @param warnings that were given
   */
  record Provenance(
      String parameterFile,
      boolean complete,
      String fromMs,
      String untilMs,
      String parametersSha256,
      String simulationSha256,
      int threads,
      int blockSize,
      int sliceSteps,
      String started,
      double setupSeconds,
      double simulationSeconds,
      List<DataFile> inputs,
      Map<String, String> comments,
      List<String> warnings) {

    Provenance {
      inputs = List.copyOf(inputs);
      comments = Collections.unmodifiableMap(new LinkedHashMap<>(comments));
      warnings = List.copyOf(warnings);
    }
  }

  /**
   * What a manifest says of its folder.
   *
   * @param complete false where the run was interrupted
   * @param simulation hash of the parameters that its recordings follow from, and the version of
   *     the results; empty where there is none
   * @param data the files that the run left
   * @param figures that were drawn of them
   * @param state files to go on from
   */
  record Listing(
      boolean complete,
      String simulation,
      List<WrittenFile> data,
      List<WrittenFile> figures,
      List<WrittenFile> state) {
    Listing {
      data = List.copyOf(data);
      figures = List.copyOf(figures);
      state = List.copyOf(state);
    }

    /** Every file of the folder but the manifest. */
    List<WrittenFile> files() {
      return Stream.of(data, figures, state).flatMap(List::stream).toList();
    }
  }

  String json() {
    return Json.text(
        json -> {
          json.writeStartObject();
          json.writeStringField("format", FORMAT);
          json.writeBooleanField("complete", provenance.complete());
          json.writeStringField("until_ms", provenance.untilMs());
          json.writeStringField("parameter_file", provenance.parameterFile());
          json.writeStringField("parameters_sha256", provenance.parametersSha256());
          json.writeStringField("simulation_sha256", provenance.simulationSha256());
          Machine.write(json);
          json.writeObjectFieldStart("run");
          json.writeStringField("started", provenance.started());
          json.writeStringField("from_ms", provenance.fromMs());
          json.writeNumberField("threads", provenance.threads());
          json.writeNumberField("block_neurons", provenance.blockSize());
          json.writeNumberField("slice_steps", provenance.sliceSteps());
          json.writeNumberField("setup_s", provenance.setupSeconds());
          json.writeNumberField("simulation_s", provenance.simulationSeconds());
          json.writeEndObject();
          json.writeArrayFieldStart("inputs");
          for (DataFile input : provenance.inputs()) {
            json.writeStartObject();
            json.writeStringField("file", input.name());
            json.writeStringField("sha256", input.sha256());
            json.writeEndObject();
          }
          json.writeEndArray();
          Machine.comments(json, provenance.comments());
          json.writeArrayFieldStart("warnings");
          for (String warning : provenance.warnings()) {
            json.writeString(warning);
          }
          json.writeEndArray();
          writeFiles(json, FILES, data);
          if (!state.isEmpty()) {
            writeFiles(json, STATE, state);
          }
          json.writeEndObject();
        });
  }

  private static void writeFiles(JsonGenerator json, String key, List<WrittenFile> files)
      throws IOException {
    json.writeArrayFieldStart(key);
    for (WrittenFile file : files) {
      json.writeStartObject();
      json.writeStringField("name", file.name());
      json.writeNumberField("bytes", file.bytes());
      json.writeStringField("sha256", file.sha256());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /**
   * The same manifest with other figures.
   *
   * @param text of a manifest
   * @param figures of the folder, all of them
   */
  static String withFigures(String text, List<WrittenFile> figures) {
    return Json.text(
        json -> {
          try (JsonParser old = Json.FACTORY.createParser(text)) {
            old.nextToken();
            json.writeStartObject();
            while (old.nextToken() == JsonToken.FIELD_NAME) {
              boolean replaced = old.currentName().equals(FIGURES);
              old.nextToken();
              if (replaced) {
                old.skipChildren();
              } else {
                json.writeFieldName(old.currentName());
                json.copyCurrentStructure(old);
              }
            }
            if (!figures.isEmpty()) {
              writeFiles(json, FIGURES, figures);
            }
            json.writeEndObject();
          }
        });
  }

  /**
   * All files that a manifest lists, figures included; empty where there is none, or one that is
   * not ours.
   *
   * @param path of the manifest
   */
  static Optional<List<WrittenFile>> filesListed(Path path) throws IOException {
    return read(path).map(Listing::files);
  }

  /**
   * Reads a manifest; empty where there is none, or one that is not ours.
   *
   * @param path of the manifest
   */
  static Optional<Listing> read(Path path) throws IOException {
    return read(path, FORMAT);
  }

  /** Reads a manifest of another format that lists its files alike. */
  static Optional<Listing> read(Path path, String format) throws IOException {
    if (!Files.isRegularFile(path) || Files.size(path) > MAX_BYTES) {
      return Optional.empty();
    }
    boolean ours = false;
    boolean complete = false;
    String simulation = "";
    List<WrittenFile> files = new ArrayList<>();
    List<WrittenFile> figures = new ArrayList<>();
    List<WrittenFile> state = new ArrayList<>();
    try (JsonParser json = Json.FACTORY.createParser(path.toFile())) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        return Optional.empty();
      }
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        if (field.equals("format")) {
          ours = format.equals(json.getText());
        } else if (field.equals("simulation_sha256")) {
          simulation = json.getText();
        } else if (field.equals("complete")) {
          complete = json.getValueAsBoolean();
        } else if (field.equals(FILES) && json.currentToken() == JsonToken.START_ARRAY) {
          readFiles(json, files);
        } else if (field.equals(FIGURES) && json.currentToken() == JsonToken.START_ARRAY) {
          readFiles(json, figures);
        } else if (field.equals(STATE) && json.currentToken() == JsonToken.START_ARRAY) {
          readFiles(json, state);
        } else {
          json.skipChildren();
        }
      }
    } catch (JsonProcessingException e) {
      return Optional.empty();
    }
    Listing listing = new Listing(complete, simulation, files, figures, state);
    return ours && listing.files().stream().allMatch(Manifest::isPlain)
        ? Optional.of(listing)
        : Optional.empty();
  }

  private static void readFiles(JsonParser json, List<WrittenFile> files) throws IOException {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      String name = "";
      long bytes = 0;
      String sha256 = "";
      while (json.nextToken() == JsonToken.FIELD_NAME) {
        String field = json.currentName();
        json.nextToken();
        switch (field) {
          case "name" -> name = json.getText();
          case "bytes" -> bytes = json.getValueAsLong();
          case "sha256" -> sha256 = json.getText();
          default -> json.skipChildren();
        }
      }
      files.add(new WrittenFile(name, bytes, sha256));
    }
  }

  /** A manifest may have been tampered with: only names within the folder are believed. */
  private static boolean isPlain(WrittenFile file) {
    return file.name().matches("[A-Za-z0-9_][A-Za-z0-9_.-]*") && !file.name().equals(NAME);
  }
}
