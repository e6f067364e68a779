package io.rheobase.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a student reads when a variable has left the numbers. */
class NonFiniteRunTest {

  @TempDir private Path folder;

  private String failure(String duration) throws IOException {
    Path params = folder.resolve("p.yaml");
    Files.writeString(
        params,
        """
        simulation: {dt: 1 ms, duration: %s}
        models:
          Growing:
            equations: |
              dV/dt = (E_L - V)/tau : mV
              dw/dt = k*w : mV
            threshold: V > 0 mV
            reset: V = E_L
            parameters:
              E_L: {unit: mV, default: -70 mV}
              tau: {unit: ms, default: 10 ms}
              k: {unit: /ms}
        populations:
          a: {model: Growing, size: 3, parameters: {k: [0 /ms, 1e20 /ms, 0.5 /ms]}, initial: {V: -70 mV, w: 1 mV}}
        """
            .formatted(duration));
    CommandLineRun run = CommandLineRun.of("--params", params, "--out", folder.resolve("out"));
    assertEquals(1, run.code(), run.err());
    return run.err();
  }

  /** 10²⁰ to the power of 16 is no number any more, which nobody looks at before sample 64. */
  @Test
  void aVariableWithoutThresholdIsNamedWithTheTimesThatItWasLookedAt() throws IOException {
    String said = failure("200 ms");
    assertTrue(
        said.contains(
            "w of neuron 1 of a became Infinity between t = 1.0 ms and 64.0 ms"
                + " (Growing: E_L -70 mV, tau 10 ms, k 1e20 /ms, dt 1 ms)"),
        said);
  }

  @Test
  void theLastLookIsAtTheEnd() throws IOException {
    assertTrue(failure("99 ms").contains("between t = 1.0 ms and 64.0 ms"));
    assertTrue(failure("20 ms").contains("between t = 1.0 ms and 20.0 ms"));
  }
}
