package io.rheobase.sweep;

import io.rheobase.engine.Vectorization;
import io.rheobase.params.ParameterFile;
import io.rheobase.run.Shard;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Parameter files with sweeps, and their results. */
record SweepFile(String text, List<String> settings) {

  static final String CLOCK = "simulation: {dt: 0.1 ms, duration: 60 ms, seed: 5}\n";

  SweepFile(String text) {
    this(text, List.of());
  }

  SweepFile with(String setting) {
    List<String> more = new ArrayList<>(settings);
    more.add(setting);
    return new SweepFile(text, more);
  }

  ParameterFile read() {
    List<ParameterFile.Override> overrides = new ArrayList<>();
    for (String setting : settings) {
      int equals = setting.indexOf('=');
      overrides.add(
          new ParameterFile.Override(
              setting.substring(0, equals), setting.substring(equals + 1), "--set " + setting));
    }
    return ParameterFile.read(
        "sweep.yaml", text.getBytes(StandardCharsets.UTF_8), Path.of(""), overrides);
  }

  SweepRequest request(Path out, int threads, Shard shard, boolean failFast) {
    return new SweepRequest(
        read(),
        new SweepRequest.Source(
            "sweep.yaml",
            text.getBytes(StandardCharsets.UTF_8),
            settings.stream().map(setting -> "--set " + setting).toList()),
        out,
        threads,
        Vectorization.NEVER,
        shard,
        failFast);
  }

  SweepOutcome run(Path out) {
    return run(out, 2, Shard.WHOLE);
  }

  SweepOutcome run(Path out, int threads, Shard shard) {
    return new SweepRun(request(out, threads, shard, false))
        .execute((done, computed, failed) -> {}, () -> false);
  }

  CollectOutcome collect(Path out) {
    return new SweepCollection(request(out, 1, Shard.WHOLE, false)).collect();
  }

  /** The rows of a table, cells by the head of their column. */
  static List<Map<String, String>> table(Path file) {
    try {
      List<List<String>> cells = CsvRows.of(Files.readString(file));
      List<Map<String, String>> rows = new ArrayList<>();
      for (List<String> row : cells.subList(1, cells.size())) {
        Map<String, String> named = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
          named.put(cells.get(0).get(i), row.get(i));
        }
        rows.add(named);
      }
      return rows;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<Map<String, String>> points(Path out) {
    return table(out.resolve("sweep.csv"));
  }

  static List<String> column(Path out, String title) {
    return points(out).stream().map(row -> row.get(title)).toList();
  }
}
