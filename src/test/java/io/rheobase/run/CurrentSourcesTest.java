package io.rheobase.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.rheobase.engine.Partition;
import io.rheobase.experiment.Experiment;
import io.rheobase.params.ParameterFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CurrentSourcesTest {

  /** What does not change from step to step is added up once. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {to: a, constant: 100 pA}                                       | true
          {to: a, constant: {linspace: [0 pA, 100 pA]}}                   | true
          {to: a, step: {amplitude: 1 pA, start: 10 ms, stop: 200 ms}}    | false
          {to: a, step: {amplitude: 1 pA, start: 0 ms, stop: 100 ms}}     | false
          {to: a, gaussian: {mean: 500 pA, std: 500 pA}}                  | false
          """)
  void aConstantCurrentFromFirstToLastIsSteady(String input, boolean steady) throws IOException {
    String text =
        """
        simulation: {dt: 0.1 ms, duration: 200 ms}
        populations:
          a: {model: LIF, size: 20}
        inputs:
          x: %s
        """
            .formatted(input);
    Experiment experiment =
        ParameterFile.read(
                "test.yaml", text.getBytes(StandardCharsets.UTF_8), Path.of(""), List.of())
            .experiment();
    CurrentSources sources =
        new CurrentSources(
            experiment, new Partition(1, 1024, 16), new NeuronValues(1), new ArrayList<>());
    assertEquals(
        steady, sources.of(experiment.population("a").orElseThrow()).get(0).over(0, 20).isSteady());
  }
}
