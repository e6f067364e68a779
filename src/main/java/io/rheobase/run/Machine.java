package io.rheobase.run;

import com.fasterxml.jackson.core.JsonGenerator;
import io.rheobase.machine.Processor;
import java.io.IOException;
import java.util.Map;

/** The parts that all manifests have: the program, the machine, the remarks in the file. */
final class Machine {
  private Machine() {}

  /** Writes what computes, and on what. */
  static void write(JsonGenerator json) throws IOException {
    Build build = Build.current();
    json.writeObjectFieldStart("rheobase");
    json.writeStringField("version", build.version());
    json.writeStringField("commit", build.commit());
    json.writeNumberField("result_version", Build.RESULT_VERSION);
    json.writeEndObject();
    json.writeObjectFieldStart("machine");
    json.writeStringField("java", System.getProperty("java.runtime.version"));
    json.writeStringField(
        "jvm", System.getProperty("java.vm.vendor") + ", " + System.getProperty("java.vm.name"));
    json.writeStringField(
        "os", System.getProperty("os.name") + " " + System.getProperty("os.version"));
    json.writeStringField("arch", System.getProperty("os.arch"));
    json.writeStringField("cpu", Processor.name());
    json.writeNumberField("cores", Runtime.getRuntime().availableProcessors());
    json.writeEndObject();
  }

  /** Writes the remarks in a parameter file; that about the file as a whole has no address. */
  static void comments(JsonGenerator json, Map<String, String> comments) throws IOException {
    json.writeObjectFieldStart("comments");
    for (Map.Entry<String, String> comment : comments.entrySet()) {
      json.writeStringField(comment.getKey(), comment.getValue());
    }
    json.writeEndObject();
  }
}
