package io.rheobase.params.grammar;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import io.rheobase.units.Dimension;
import io.rheobase.units.Unit;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The definitions as a JSON schema (draft 2020-12), with which editors complete and check parameter
 * files. It knows less than the program: that knows dimensions, names and what fits together.
 */
public final class JsonSchema {

  private static final String SIGNLESS =
      "([0-9][0-9_]*\\.?[0-9_]*|\\.[0-9][0-9_]*)([eE][-+]?[0-9]+)?";
  private static final String NUMBER = "[-+]?" + SIGNLESS;

  /** Some digit before the unit is not 0. */
  private static final String POSITIVE_NUMBER = "(?=[^A-Za-z]*[1-9])[+]?" + SIGNLESS;

  private static final String ANY_UNIT = "[A-Za-zµμΩΩ/1][^ ]*( *[*/] *[^ ]+)*";
  private static final String NAME = "^[A-Za-z][A-Za-z0-9_]{0,63}$";

  private static final String ADDRESS = "^[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z][A-Za-z0-9_]*)*$";

  private static final List<String> PREFIXES =
      List.of("", "m", "u", "n", "p", "f", "k", "M", "G", "c");
  private static final List<String> SYMBOLS = List.of("s", "m", "V", "A", "S", "F", "Ohm", "Hz");

  private final List<String> models;
  private final Map<String, String> flat;
  private final Set<String> flatNumbers;
  private final Map<String, Shape.Common> common = new LinkedHashMap<>();
  private final StringWriter text = new StringWriter();

  private JsonSchema(List<String> models, Map<String, String> flat, Set<String> flatNumbers) {
    this.models = models;
    this.flat = flat;
    this.flatNumbers = flatNumbers;
  }

  /**
   * The schema.
   *
   * @param models names of the program's models
   * @param flat keys of the flat form with what they mean
   * @param flatNumbers those that hold a bare number
   */
  public static String text(
      List<String> models, Map<String, String> flat, Set<String> flatNumbers) {
    JsonSchema schema = new JsonSchema(models, flat, flatNumbers);
    DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
    try (JsonGenerator json = new JsonFactory().createGenerator(schema.text)) {
      json.setPrettyPrinter(
          new DefaultPrettyPrinter().withObjectIndenter(indenter).withArrayIndenter(indenter));
      schema.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return schema.text + "\n";
  }

  private void write(JsonGenerator json) throws IOException {
    json.writeStartObject();
    json.writeStringField("$schema", "https://json-schema.org/draft/2020-12/schema");
    json.writeStringField("title", "Rheobase parameter file");
    json.writeStringField("type", "object");
    json.writeObjectFieldStart("if");
    json.writeArrayFieldStart("anyOf");
    for (Field block : Grammar.FILE.fields()) {
      if (block.shape() != Grammar.SWEEP) {
        required(json, List.of(block.key()));
      }
    }
    json.writeEndArray();
    json.writeEndObject();
    json.writeObjectFieldStart("then");
    shape(json, Grammar.FILE);
    json.writeEndObject();
    json.writeObjectFieldStart("else");
    json.writeObjectFieldStart("properties");
    for (Field block : Grammar.FILE.fields()) {
      json.writeObjectFieldStart(block.key());
      json.writeStringField("description", block.doc());
      if (block.shape() == Grammar.SWEEP) {
        shape(json, Grammar.SWEEP);
      }
      json.writeEndObject();
    }
    json.writeObjectFieldStart(Grammar.COMMENT.key());
    shape(json, Grammar.COMMENT.shape());
    json.writeEndObject();
    for (Map.Entry<String, String> key : flat.entrySet()) {
      json.writeObjectFieldStart(key.getKey());
      json.writeStringField("description", key.getValue());
      if (flatNumbers.contains(key.getKey())) {
        strings(json, "type", List.of("number", "string"));
        json.writeStringField("pattern", "^" + NUMBER + "$");
      }
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeBooleanField("additionalProperties", false);
    json.writeEndObject();
    json.writeObjectFieldStart("$defs");
    definitions(json);
    json.writeEndObject();
    json.writeEndObject();
  }

  /** The shapes that were referred to; writing one may refer to more. */
  private void definitions(JsonGenerator json) throws IOException {
    Map<String, Shape.Common> done = new LinkedHashMap<>();
    while (done.size() < common.size()) {
      for (Shape.Common shape : List.copyOf(common.values())) {
        if (done.putIfAbsent(shape.name(), shape) == null) {
          json.writeObjectFieldStart(shape.name());
          json.writeStringField("description", shape.doc());
          shape(json, shape.shape());
          json.writeEndObject();
        }
      }
    }
  }

  private static void required(JsonGenerator json, List<String> keys) throws IOException {
    json.writeStartObject();
    strings(json, "required", keys);
    json.writeEndObject();
  }

  private static void strings(JsonGenerator json, String field, List<String> texts)
      throws IOException {
    json.writeArrayFieldStart(field);
    for (String text : texts) {
      json.writeString(text);
    }
    json.writeEndArray();
  }

  /** Writes the members of the schema object of a shape. */
  private void shape(JsonGenerator json, Shape shape) throws IOException {
    if (shape instanceof Shape.Common named) {
      common.putIfAbsent(named.name(), named);
      json.writeStringField("$ref", "#/$defs/" + named.name());
    } else if (shape instanceof Shape.Keys keys) {
      keys(json, keys);
    } else if (shape instanceof Shape.Named named) {
      json.writeStringField("type", "object");
      json.writeObjectFieldStart("propertyNames");
      json.writeStringField("pattern", NAME);
      json.writeEndObject();
      json.writeNumberField("minProperties", 1);
      json.writeObjectFieldStart("additionalProperties");
      shape(json, named.entry());
      json.writeEndObject();
    } else if (shape instanceof Shape.ByAddress addressed) {
      json.writeStringField("type", "object");
      json.writeObjectFieldStart("propertyNames");
      json.writeStringField("pattern", ADDRESS);
      json.writeEndObject();
      json.writeNumberField("minProperties", 1);
      json.writeObjectFieldStart("additionalProperties");
      shape(json, addressed.entry());
      json.writeEndObject();
    } else if (shape instanceof Shape.OneOf oneOf) {
      json.writeArrayFieldStart("anyOf");
      for (Shape alternative : oneOf.shapes()) {
        json.writeStartObject();
        shape(json, alternative);
        json.writeEndObject();
      }
      json.writeEndArray();
    } else if (shape instanceof Shape.Items items) {
      json.writeStringField("type", "array");
      json.writeNumberField("minItems", items.least());
      if (items.most() < Integer.MAX_VALUE) {
        json.writeNumberField("maxItems", items.most());
      }
      json.writeObjectFieldStart("items");
      shape(json, items.item());
      json.writeEndObject();
    } else {
      single(json, shape);
    }
  }

  private void keys(JsonGenerator json, Shape.Keys keys) throws IOException {
    json.writeStringField("type", "object");
    json.writeObjectFieldStart("properties");
    for (Field field : keys.fields()) {
      json.writeObjectFieldStart(field.key());
      json.writeStringField("description", description(field));
      shape(json, field.shape());
      json.writeEndObject();
    }
    if (keys.field(Grammar.COMMENT.key()).isEmpty()) {
      json.writeObjectFieldStart(Grammar.COMMENT.key());
      shape(json, Grammar.COMMENT.shape());
      json.writeEndObject();
    }
    json.writeEndObject();
    json.writeBooleanField("additionalProperties", false);
    List<String> required = keys.fields().stream().filter(Field::required).map(Field::key).toList();
    if (!required.isEmpty()) {
      strings(json, "required", required);
    }
    for (Shape.Group group : keys.groups()) {
      json.writeArrayFieldStart("oneOf");
      for (String key : group.keys()) {
        required(json, List.of(key));
      }
      json.writeEndArray();
    }
  }

  private static String description(Field field) {
    String doc = field.doc().endsWith(".") ? field.doc() : field.doc() + ".";
    return doc
        + (field.absent().isEmpty() ? "" : " Default: " + field.absent() + ".")
        + " Example: "
        + field.line();
  }

  private void single(JsonGenerator json, Shape shape) throws IOException {
    if (shape instanceof Shape.Amount amount) {
      boolean bare = amount.dimension().map(Dimension::isNone).orElse(true);
      strings(json, "type", bare ? List.of("string", "number") : List.of("string"));
      json.writeStringField(
          "pattern",
          "^"
              + number(json, amount.bound(), bare)
              + (bare ? "( *(" : " *(")
              + units(amount)
              + (bare ? "))?$" : ")$"));
    } else if (shape instanceof Shape.Whole whole) {
      whole(json, whole);
    } else if (shape instanceof Shape.Choice choice) {
      strings(json, "enum", choice.words());
    } else if (shape instanceof Shape.Flag) {
      json.writeStringField("type", "boolean");
    } else if (shape instanceof Shape.WholeOr either) {
      json.writeArrayFieldStart("anyOf");
      json.writeStartObject();
      whole(json, either.whole());
      json.writeEndObject();
      json.writeStartObject();
      strings(json, "enum", either.words());
      json.writeEndObject();
      json.writeEndArray();
    } else if (shape instanceof Shape.Neurons) {
      strings(json, "type", List.of("integer", "string"));
      json.writeStringField("pattern", "^[0-9_]+( *\\.\\. *[0-9_]+)?$");
    } else if (shape instanceof Shape.Text text) {
      text(json, text.kind());
    }
  }

  /** The pattern of a number; where it may be a bare one, its limit is written besides. */
  private static String number(JsonGenerator json, Shape.Bound bound, boolean bare)
      throws IOException {
    return switch (bound) {
      case ANY -> NUMBER;
      case NOT_NEGATIVE -> {
        if (bare) {
          json.writeNumberField("minimum", 0);
        }
        yield "[+]?" + SIGNLESS;
      }
      case POSITIVE -> {
        if (bare) {
          json.writeNumberField("exclusiveMinimum", 0);
        }
        yield POSITIVE_NUMBER;
      }
    };
  }

  private static void whole(JsonGenerator json, Shape.Whole whole) throws IOException {
    strings(json, "type", List.of("integer", "string"));
    json.writeNumberField("minimum", whole.least());
    json.writeNumberField("maximum", whole.most());
    json.writeStringField("pattern", "^[0-9][0-9_]*$");
  }

  private void text(JsonGenerator json, Shape.TextKind kind) throws IOException {
    switch (kind) {
      case MODEL -> {
        json.writeArrayFieldStart("anyOf");
        json.writeStartObject();
        strings(json, "enum", models);
        json.writeEndObject();
        json.writeStartObject();
        json.writeStringField("type", "string");
        json.writeEndObject();
        json.writeEndArray();
      }
      case UNIT, VALUE_OR_PARAMETER, PROSE -> strings(json, "type", List.of("string", "number"));
      case HASH -> {
        json.writeStringField("type", "string");
        json.writeStringField("pattern", "^[0-9a-fA-F]{64}$");
      }
      case WALL_TIME -> {
        json.writeStringField("type", "string");
        json.writeStringField("pattern", "^[0-9]+(\\.[0-9]+)? *(ms|s|min|h)$");
      }
      default -> json.writeStringField("type", "string");
    }
  }

  /** The units of a dimension where they have names of their own, else anything like a unit. */
  private static String units(Shape.Amount amount) {
    Optional<Dimension> dimension = amount.dimension();
    if (dimension.isEmpty()) {
      return ANY_UNIT;
    }
    List<String> names =
        PREFIXES.stream()
            .flatMap(prefix -> SYMBOLS.stream().map(symbol -> prefix + symbol))
            .filter(Unit::isName)
            .flatMap(name -> Stream.of(name, name + "^2"))
            .filter(name -> Unit.parse(name).dimension().equals(dimension.get()))
            .map(name -> name.replace("^", "\\^").replaceFirst("^u", "[uµμ]"))
            .toList();
    return names.isEmpty() ? ANY_UNIT : names.stream().collect(Collectors.joining("|"));
  }
}
