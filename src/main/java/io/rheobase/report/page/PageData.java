package io.rheobase.report.page;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import io.rheobase.report.data.RateBins;
import io.rheobase.report.data.Run;
import io.rheobase.report.data.SpikeSample;
import io.rheobase.report.data.TraceColumn;
import io.rheobase.report.figure.RunFigures;
import io.rheobase.report.figure.SpikeFigures;
import io.rheobase.report.figure.TraceData;
import io.rheobase.units.Unit;
import java.io.IOException;
import java.io.StringWriter;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What the page's interactive charts show, as JSON with packed numbers: traces as 16 bits of their
 * range, spike times and rates as floats.
 */
final class PageData {

  private static final int MOST_RATES = 4000;
  private static final int STEPS = 65534;
  private static final int NOTHING = 65535;

  private final RunFigures figures;
  private final List<Chart> traces = new ArrayList<>();
  private final List<Chart> rasters = new ArrayList<>();
  private final List<Chart> rates = new ArrayList<>();
  private final String json;

  /**
   * A chart of the page.
   *
   * @param id of the element that it is drawn into
   * @param title above it
   * @param note beside the title
   */
  record Chart(String id, String title, String note) {}

  PageData(RunFigures figures) throws IOException {
    this.figures = figures;
    StringWriter text = new StringWriter();
    JsonFactory factory =
        JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER).build();
    try (JsonGenerator out = factory.createGenerator(text)) {
      out.writeStartObject();
      out.writeNumberField("until", figures.run().until());
      out.writeArrayFieldStart("traces");
      for (TraceData data : figures.traces()) {
        traces(out, data);
      }
      out.writeEndArray();
      out.writeArrayFieldStart("rasters");
      for (SpikeFigures spikes : figures.spikes()) {
        if (spikes.sample().isPresent()) {
          raster(out, spikes.recorder().name(), spikes.sample().get());
        }
      }
      out.writeEndArray();
      out.writeArrayFieldStart("rates");
      for (SpikeFigures spikes : figures.spikes()) {
        rate(out, spikes.recorder().name(), spikes.bins());
      }
      out.writeEndArray();
      out.writeEndObject();
    }
    // No element can end within a string.
    json = text.toString().replace("</", "<\\/");
  }

  /** The charts of recorded variables. */
  List<Chart> traces() {
    return traces;
  }

  /** The charts of spikes. */
  List<Chart> rasters() {
    return rasters;
  }

  /** The charts of rates. */
  List<Chart> rates() {
    return rates;
  }

  String json() {
    return json;
  }

  private void traces(JsonGenerator out, TraceData data) throws IOException {
    Map<String, List<TraceColumn>> groups = new LinkedHashMap<>();
    for (TraceColumn column : data.shown()) {
      Unit unit = figures.run().unit(column.population(), column.variable());
      groups
          .computeIfAbsent(column.variable() + " " + unit.text(), key -> new ArrayList<>())
          .add(column);
    }
    for (List<TraceColumn> columns : groups.values()) {
      TraceColumn first = columns.get(0);
      Unit unit = figures.run().unit(first.population(), first.variable());
      String id = "trace" + traces.size();
      traces.add(
          new Chart(
              id,
              first.variable() + " over time",
              data.recorder().name()
                  + ", "
                  + (columns.size() == 1 ? first.neuronName() : columns.size() + " neurons")));
      out.writeStartObject();
      out.writeStringField("variable", first.variable());
      out.writeStringField("unit", unit.text().equals("1") ? "" : unit.text());
      out.writeNumberField("start", data.start());
      out.writeNumberField("length", data.length());
      out.writeNumberField("count", data.whole(first).length);
      out.writeArrayFieldStart("series");
      for (TraceColumn column : columns) {
        packed(out, column.neuronName(), data.whole(column), Run.scale(unit));
      }
      out.writeEndArray();
      out.writeEndObject();
    }
  }

  private static void packed(JsonGenerator out, String name, double[] values, double scale)
      throws IOException {
    double low = Arrays.stream(values).filter(Double::isFinite).min().orElse(0) / scale;
    double high = Arrays.stream(values).filter(Double::isFinite).max().orElse(1) / scale;
    if (high == low) {
      high = low + 1;
    }
    ByteBuffer bytes =
        ByteBuffer.allocate(Short.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      bytes.putShort(
          (short)
              (Double.isFinite(value)
                  ? Math.round((value / scale - low) / (high - low) * STEPS)
                  : NOTHING));
    }
    out.writeStartObject();
    out.writeStringField("name", name);
    out.writeNumberField("low", low);
    out.writeNumberField("high", high);
    out.writeStringField("values", base64(bytes));
    out.writeEndObject();
  }

  private void raster(JsonGenerator out, String name, SpikeSample sample) throws IOException {
    List<String> populations = new ArrayList<>();
    for (int p = 0; p < sample.rows().populations(); p++) {
      if (sample.rows().count(p) > 0) {
        populations.add(sample.rows().name(p));
      }
    }
    int all = sample.rows().total();
    rasters.add(
        new Chart(
            "raster" + rasters.size(),
            "Spikes",
            name
                + ", "
                + (sample.size() == all
                    ? Html.count(all) + (all == 1 ? " neuron" : " neurons")
                    : Html.count(sample.size())
                        + " of "
                        + Html.count(all)
                        + " neurons, evenly spread")
                + (sample.isCut() ? ", cut off where they were too many" : "")));
    out.writeStartObject();
    out.writeArrayFieldStart("populations");
    for (String population : populations) {
      out.writeString(population);
    }
    out.writeEndArray();
    out.writeArrayFieldStart("neurons");
    ByteBuffer counts =
        ByteBuffer.allocate(Integer.BYTES * sample.size()).order(ByteOrder.LITTLE_ENDIAN);
    int spikes = 0;
    for (int i = 0; i < sample.size(); i++) {
      out.writeStartObject();
      out.writeStringField(
          "n", sample.rows().name(sample.population(i)) + "[" + sample.neuron(i) + "]");
      out.writeNumberField("i", sample.neuron(i));
      out.writeNumberField("p", sample.population(i));
      out.writeEndObject();
      int own = sample.times(i).length;
      counts.putInt(own);
      spikes += own;
    }
    out.writeEndArray();
    ByteBuffer times = ByteBuffer.allocate(Float.BYTES * spikes).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < sample.size(); i++) {
      for (double t : sample.times(i)) {
        times.putFloat((float) t);
      }
    }
    out.writeStringField("counts", base64(counts));
    out.writeStringField("times", base64(times));
    out.writeEndObject();
  }

  private void rate(JsonGenerator out, String name, RateBins bins) throws IOException {
    int finest = (int) Math.ceil(bins.until() / bins.bin());
    int merged = Math.max(1, (finest + MOST_RATES - 1) / MOST_RATES);
    rates.add(
        new Chart(
            "rate" + rates.size(),
            "Population rate",
            name + ", bins of " + plain(merged * bins.bin()) + " ms"));
    out.writeStartObject();
    out.writeNumberField("start", 0);
    out.writeNumberField("bin", merged * bins.bin());
    out.writeArrayFieldStart("series");
    for (int p = 0; p < bins.rows().populations(); p++) {
      if (bins.rows().count(p) > 0) {
        double[] values = bins.rates(p, merged);
        ByteBuffer bytes =
            ByteBuffer.allocate(Float.BYTES * values.length).order(ByteOrder.LITTLE_ENDIAN);
        for (double value : values) {
          bytes.putFloat((float) value);
        }
        out.writeStartObject();
        out.writeStringField("name", bins.rows().name(p));
        out.writeNumberField("p", p);
        out.writeStringField("values", base64(bytes));
        out.writeEndObject();
      }
    }
    out.writeEndArray();
    out.writeEndObject();
  }

  private static String plain(double number) {
    return new BigDecimal(number).round(new MathContext(4)).stripTrailingZeros().toPlainString();
  }

  private static String base64(ByteBuffer bytes) {
    return Base64.getEncoder().encodeToString(bytes.array());
  }
}
