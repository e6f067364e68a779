package io.rheobase.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.DoubleStream;
import org.junit.jupiter.api.Test;

class ComparisonTest {

  @Test
  void fourStandardErrorsAreTheBound() {
    assertTrue(Comparison.of("x", 10, 11.9, 0.5).passed());
    assertEquals(3.8, Comparison.of("x", 10, 11.9, 0.5).standardErrors(), 1e-12);
    assertFalse(Comparison.of("x", 10, 12.1, 0.5).passed());
    assertFalse(Comparison.of("x", 10, 7.9, 0.5).passed());
  }

  @Test
  void aToleranceIsADistance() {
    assertTrue(Comparison.within("x", 10, 9, 1).passed());
    assertFalse(Comparison.within("x", 10, 8.9, 1).passed());
    assertFalse(Comparison.within("x", 10, 11.1, 1).passed());
  }

  @Test
  void boundsHoldOnOneSide() {
    assertTrue(Comparison.atLeast("x", 10, 10).passed());
    assertFalse(Comparison.atLeast("x", 10, 9.9).passed());
    assertTrue(Comparison.atMost("x", 10, 10).passed());
    assertFalse(Comparison.atMost("x", 10, 10.1).passed());
  }

  @Test
  void whatIsNoNumberNeverPasses() {
    assertFalse(Comparison.of("x", 10, Double.NaN, 1).passed());
    assertFalse(Comparison.of("x", 10, 10, 0).passed());
    assertFalse(Comparison.within("x", 10, Double.NaN, 1).passed());
    assertFalse(Comparison.atLeast("x", 10, Double.NaN).passed());
    assertFalse(Comparison.atMost("x", 10, Double.NaN).passed());
  }

  @Test
  void theStandardErrorIsThatOfTheMean() {
    Sample sample = Sample.of(DoubleStream.of(1, 2, Double.NaN, 3, 4));
    assertEquals(2.5, sample.mean(), 1e-15);
    assertEquals(Math.sqrt(5.0 / 3 / 4), sample.standardError(), 1e-15);
  }
}
