package io.rheobase.params;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import io.rheobase.params.grammar.Field;
import io.rheobase.params.grammar.Grammar;
import io.rheobase.params.grammar.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The pages and the schema are made from the definitions; regenerate with -Dregenerate=true. */
class FileFormatTest {

  private static final Path DOCS = Path.of("docs");

  @Test
  void theReferencePageIsThatOfTheDefinitions() throws IOException {
    assertUpToDate("parameter-file.md", FileFormat.referencePage());
  }

  @Test
  void theSchemaIsThatOfTheDefinitions() throws IOException {
    assertUpToDate("schema.json", FileFormat.schema());
  }

  private static void assertUpToDate(String name, String made) throws IOException {
    Path file = DOCS.resolve(name);
    if (Boolean.getBoolean("regenerate")) {
      Files.writeString(file, made);
    }
    assertEquals(
        Files.readString(file),
        made,
        file
            + " has drifted from the definitions; write it anew with"
            + " mvn test -Dtest=FileFormatTest -Dregenerate=true");
  }

  @Test
  void theSchemaIsJson() throws IOException {
    int objects = 0;
    try (JsonParser json = new JsonFactory().createParser(FileFormat.schema())) {
      while (json.nextToken() != null) {
        objects += json.currentToken().isStructStart() ? 1 : 0;
      }
    }
    assertTrue(objects > 100);
  }

  private static List<Field> fields(Shape shape) {
    List<Field> fields = new ArrayList<>();
    if (shape instanceof Shape.Keys keys) {
      for (Field field : keys.fields()) {
        fields.add(field);
        fields.addAll(fields(field.shape()));
      }
    } else if (shape instanceof Shape.Named named) {
      fields.addAll(fields(named.entry()));
    } else if (shape instanceof Shape.ByAddress addressed) {
      fields.addAll(fields(addressed.entry()));
    } else if (shape instanceof Shape.Items items) {
      fields.addAll(fields(items.item()));
    } else if (shape instanceof Shape.Common common) {
      fields.addAll(fields(common.shape()));
    } else if (shape instanceof Shape.OneOf oneOf) {
      oneOf.shapes().forEach(one -> fields.addAll(fields(one)));
    }
    return fields;
  }

  @Test
  void everyKeyIsDocumentedWithAnExampleThatItTakes() {
    List<Field> fields = fields(Grammar.FILE);
    assertTrue(fields.size() > 80);
    for (Field field : fields) {
      assertFalse(field.doc().isBlank(), field.key());
      assertFalse(field.example().isBlank(), field.key());
      Faults faults = new Faults();
      Source source = Source.of("example", field.line());
      YamlNode node = YamlText.compose(source, field.line(), faults);
      new ShapeReader(faults, new Places(source.at(1, 1)))
          .read(node, new Shape.Keys(List.of(field), List.of()));
      faults.throwIfAny();
    }
  }

  @Test
  void whatAKeyIsWithoutIsSaidWhereItNeedNotBeThere() {
    for (Field field : fields(Grammar.FILE)) {
      assertTrue(!field.required() || field.absent().isEmpty(), field.key());
    }
  }

  @Test
  void alternativesAreToldApartByWhatIsWritten() {
    assertOneOfEachKind(Grammar.FILE);
  }

  private static void assertOneOfEachKind(Shape shape) {
    if (shape instanceof Shape.OneOf oneOf) {
      long maps =
          oneOf.shapes().stream()
              .filter(s -> s instanceof Shape.Keys || s instanceof Shape.Named)
              .count();
      long lists = oneOf.shapes().stream().filter(s -> s instanceof Shape.Items).count();
      assertTrue(maps <= 1 && lists <= 1 && oneOf.shapes().size() - maps - lists <= 1);
      oneOf.shapes().forEach(FileFormatTest::assertOneOfEachKind);
    } else if (shape instanceof Shape.Keys keys) {
      keys.fields().forEach(field -> assertOneOfEachKind(field.shape()));
    } else if (shape instanceof Shape.ByAddress addressed) {
      assertOneOfEachKind(addressed.entry());
    } else if (shape instanceof Shape.Named named) {
      assertOneOfEachKind(named.entry());
    } else if (shape instanceof Shape.Common common) {
      assertOneOfEachKind(common.shape());
    } else if (shape instanceof Shape.Items items) {
      assertOneOfEachKind(items.item());
    }
  }
}
