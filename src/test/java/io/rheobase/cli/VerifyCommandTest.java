package io.rheobase.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.rheobase.verify.Check;
import io.rheobase.verify.Checks;
import io.rheobase.verify.Comparison;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class VerifyCommandTest {

  /** A check whose theory is wrong by a share. */
  private static Check wrong(Check check, double share) {
    return new Check(
        check.name(),
        check.source(),
        check.file(),
        check.runs(),
        outcomes ->
            check.measurement().of(outcomes).stream()
                .map(
                    c ->
                        new Comparison(
                            c.quantity(),
                            c.theory() * (1 + share),
                            c.simulated(),
                            c.scale(),
                            c.bound()))
                .toList());
  }

  private static String verify(int code, Check check, String... options) {
    StringWriter out = new StringWriter();
    CommandLine command =
        new CommandLine(new VerifyCommand(List.of(check), List.of(check, check)))
            .setOut(new PrintWriter(out));
    assertEquals(code, command.execute(options), out::toString);
    return out.toString();
  }

  @Test
  void theQuickSetPasses() {
    CommandLineRun run = CommandLineRun.of("verify");
    assertEquals(new CommandLineRun(0, run.out(), ""), run);
    assertFalse(run.out().contains("FAILED"), run.out());
    for (Check check : Checks.QUICK) {
      assertTrue(run.out().contains(check.name() + " (" + check.source() + ")\n"), check.name());
    }
  }

  @Test
  void aWrongTheoryIsToldAndExitsWithOne() {
    Check check = Checks.QUICK.get(0);
    String right = verify(0, check);
    assertTrue(right.contains("all 3 numbers are as they should be"), right);
    String wrong = verify(1, wrong(check, 0.003));
    assertTrue(wrong.contains("FAILED"), wrong);
    assertTrue(wrong.contains("3 of 3 numbers are not as they should be"), wrong);
  }

  @Test
  void fullMeansMore() {
    Check check = Checks.QUICK.get(0);
    assertTrue(verify(0, check, "--full").contains("all 6 numbers"));
  }
}
