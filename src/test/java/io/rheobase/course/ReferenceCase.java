package io.rheobase.course;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.filter.FilteringParserDelegate;
import com.fasterxml.jackson.core.filter.JsonPointerBasedFilter;
import com.fasterxml.jackson.core.filter.TokenFilter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A published model with its input and the output that an independent implementation of the
 * semantics gives (src/test/resources/reference).
 *
 * @param folder of the case
 */
public record ReferenceCase(Path folder) {
  private static final double VOLTAGE_TOLERANCE = 1e-9;

  /** The case of this name. */
  public static ReferenceCase named(String name) {
    return new ReferenceCase(Path.of("src/test/resources/reference", name));
  }

  /** A file of the case. */
  public Path file(String name) {
    return folder.resolve(name).toAbsolutePath();
  }

  /** The scalars at and below a pointer into case.json, as written. */
  public List<String> texts(String pointer) {
    List<String> texts = new ArrayList<>();
    try (JsonParser all = new JsonFactory().createParser(file("case.json").toFile());
        JsonParser part =
            new FilteringParserDelegate(
                all,
                new JsonPointerBasedFilter(JsonPointer.compile(pointer)),
                TokenFilter.Inclusion.ONLY_INCLUDE_ALL,
                false)) {
      for (JsonToken token = part.nextToken(); token != null; token = part.nextToken()) {
        if (token.isScalarValue()) {
          texts.add(part.getText());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return texts;
  }

  /** One scalar of case.json, as written. */
  public String text(String pointer) {
    List<String> texts = texts(pointer);
    assertEquals(1, texts.size(), pointer);
    return texts.get(0);
  }

  /** Keys of case.json that a flat file has too. */
  public FlatFile with(FlatFile file, String... keys) {
    FlatFile all = file;
    for (String key : keys) {
      all = all.with(key, text("/" + key));
    }
    return all;
  }

  /** Holds a result to the case: the same spikes, V within 1e-9 mV at every sample. */
  public void assertReproducedBy(Result result) {
    List<String> expected =
        new Result(folder)
            .lines("spikes.csv").stream()
                .skip(1)
                .map(row -> row.replace(",", ",population,"))
                .toList();
    List<String> found = result.lines("spikes.csv").stream().skip(1).toList();
    assertEquals(expected, found);
    double[][] v = result.voltages();
    double[][] reference = Result.columns(file("voltages.csv"));
    assertEquals(reference.length, v.length, "samples");
    for (int sample = 0; sample < v.length; sample++) {
      assertEquals(reference[sample].length, v[sample].length, "neurons");
      for (int neuron = 0; neuron < v[sample].length; neuron++) {
        double difference = Math.abs(v[sample][neuron] - reference[sample][neuron]);
        if (!(difference <= VOLTAGE_TOLERANCE)) {
          assertEquals(
              reference[sample][neuron],
              v[sample][neuron],
              VOLTAGE_TOLERANCE,
              "V of neuron " + neuron + " at sample " + sample);
        }
      }
    }
  }
}
