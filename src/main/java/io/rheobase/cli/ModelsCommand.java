package io.rheobase.cli;

import io.rheobase.equations.Parameter;
import io.rheobase.experiment.Model;
import io.rheobase.params.ModelLibrary;
import io.rheobase.units.NearestName;
import io.rheobase.units.Unit;
import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists the models, or shows one. */
@Command(
    name = "models",
    description = "Lists the models, or shows one: equations, parameters, units, defaults, source.",
    mixinStandardHelpOptions = true,
    versionProvider = VersionText.class,
    sortOptions = false)
final class ModelsCommand implements Callable<Integer> {

  @Parameters(arity = "0..1", paramLabel = "NAME", description = "The model to show.")
  private String name;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    if (name == null) {
      for (String each : ModelLibrary.NAMES) {
        out.printf(Locale.ROOT, "%-15s %s%n", each, ModelLibrary.get(each).description());
      }
    } else if (ModelLibrary.NAMES.contains(name)) {
      show(ModelLibrary.get(name), out);
    } else {
      throw new CommandLine.ParameterException(
          spec.commandLine(),
          "there is no model "
              + name
              + NearestName.of(name, ModelLibrary.NAMES)
                  .map(nearest -> ": did you mean " + nearest + "?")
                  .orElse("; `sim models` lists them"));
    }
    out.flush();
    return ExitCode.DONE;
  }

  private static void show(Model model, PrintWriter out) {
    out.println(model.name() + ": " + model.description());
    if (!model.source().isEmpty()) {
      out.println("source: " + model.source());
    }
    block(out, "equations", model.text().equations());
    block(out, "threshold", model.text().threshold());
    block(out, "reset", model.text().reset());
    block(out, "refractory", model.text().refractory());
    block(out, "unit of I", model.text().inputUnit());
    out.println();
    out.println("parameters");
    for (Parameter parameter : model.equations().parameters()) {
      Unit unit = parameter.unit();
      String value =
          parameter
              .defaultValue()
              .map(quantity -> unit.format(quantity.coherent()))
              .orElse("required, in " + unit);
      out.println(
          String.format(
                  Locale.ROOT, "  %-9s %-16s %s", parameter.name(), value, parameter.description())
              .stripTrailing());
    }
    if (!model.initial().isEmpty()) {
      out.println();
      out.println("initial values");
      model
          .initial()
          .forEach((state, value) -> out.printf(Locale.ROOT, "  %-9s %s%n", state, value));
    }
  }

  private static void block(PrintWriter out, String title, String text) {
    if (!text.isBlank()) {
      out.println();
      out.println(title);
      text.lines().forEach(line -> out.println("  " + line));
    }
  }
}
