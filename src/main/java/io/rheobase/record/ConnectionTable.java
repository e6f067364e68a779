package io.rheobase.record;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Synapses as text: {@code source_population,source,target_population,target,weight_nS,delay_ms}, a
 * row each, with the weight's own unit; before them the column {@code connection} where several
 * connections are recorded. A connection's rule reads such a file back.
 */
public final class ConnectionTable {

  /** Text that is gathered before it is written. */
  private static final int PIECE = 1 << 16;

  private static final int MOST_DELAY = Character.MAX_VALUE;

  private final String unit;
  private final StepTime time;
  private final TextChunk text = new TextChunk();

  /**
   * @param unit of the weights, coherent
   */
  public ConnectionTable(String unit, StepTime time) {
    this.unit = unit;
    this.time = time;
  }

  /** Writes all synapses of some connections. */
  public void write(List<SynapseRows> connections, ResultFile file) throws IOException {
    boolean several = connections.stream().map(SynapseRows::connection).distinct().count() > 1;
    text.clear();
    text.text(several ? "connection," : "")
        .text("source_population,source,target_population,target,weight_" + unit + ",delay_ms\n");
    for (SynapseRows rows : connections) {
      byte[] before = ascii((several ? rows.connection() + "," : "") + rows.sources() + ",");
      byte[] between = ascii("," + rows.targets() + ",");
      int room = time.maxChars(MOST_DELAY);
      rows.forEach(
          (source, target, weight, delay) -> {
            text.text(before).integer(source).text(between).integer(target).character(',');
            text.decimal(weight).character(',').time(time, delay, room).character('\n');
            if (text.length() >= PIECE) {
              file.write(text);
              text.clear();
            }
          });
    }
    file.write(text);
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }
}
