package io.rheobase.units;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.Random;
import org.junit.jupiter.api.Test;

class DimensionTest {
  @Test
  void theFieldsDimensionsCarryTheirNames() {
    assertEquals("voltage (mV)", Dimension.VOLTAGE.toString());
    assertEquals("conductance (nS)", Dimension.CONDUCTANCE.toString());
    assertEquals("current (pA)", Dimension.CURRENT.toString());
    assertEquals("capacitance (pF)", Dimension.CAPACITANCE.toString());
    assertEquals("resistance (GOhm)", Dimension.RESISTANCE.toString());
    assertEquals("time (ms)", Dimension.TIME.toString());
    assertEquals("frequency (/ms)", Dimension.FREQUENCY.toString());
    assertEquals("concentration (mM)", Dimension.CONCENTRATION.toString());
    assertEquals("dimensionless", Dimension.NONE.toString());
    assertEquals("current per time (pA/ms)", Dimension.CURRENT.per(Dimension.TIME).toString());
    assertEquals(
        "capacitance per area (pF/um^2)", Dimension.CAPACITANCE.per(Dimension.AREA).toString());
  }

  @Test
  void unnamedDimensionsAreSpeltAsUnits() {
    assertEquals("mV*ms", Dimension.VOLTAGE.times(Dimension.TIME).toString());
    assertEquals("mV^2", Dimension.VOLTAGE.power(2).toString());
    assertEquals("pA*ms^0.5", Dimension.CURRENT.times(Dimension.TIME.sqrt()).toString());
    assertEquals("/ms^0.5", Dimension.FREQUENCY.sqrt().toString());
  }

  @Test
  void productsOfElectricalQuantitiesAreConsistent() {
    assertEquals(Dimension.CURRENT, Dimension.CONDUCTANCE.times(Dimension.VOLTAGE));
    assertEquals(Dimension.TIME, Dimension.CAPACITANCE.times(Dimension.RESISTANCE));
    assertEquals(
        Dimension.CURRENT, Dimension.CAPACITANCE.times(Dimension.VOLTAGE).per(Dimension.TIME));
    assertEquals(Dimension.VOLTAGE, Dimension.VOLTAGE.sqrt().times(Dimension.VOLTAGE.sqrt()));
  }

  @Test
  void quarterPowersAndVastExponentsAreRefused() {
    assertFalse(Dimension.TIME.sqrt().hasSqrt());
    assertThrows(ArithmeticException.class, Dimension.TIME.sqrt()::sqrt);
    assertThrows(ArithmeticException.class, () -> Dimension.VOLTAGE.power(1000));
    assertThrows(ArithmeticException.class, () -> Dimension.VOLTAGE.power(Integer.MAX_VALUE));
  }

  @Test
  void everySymbolReadsBackAsTheCoherentUnitOfItsDimension() {
    Random random = new Random(1);
    for (int i = 0; i < 5_000; i++) {
      Dimension dimension =
          new Dimension(
              random.nextInt(-6, 7),
              random.nextInt(-6, 7),
              random.nextInt(-6, 7),
              random.nextInt(-6, 7),
              random.nextInt(-4, 5));
      Unit unit = Unit.parse(dimension.symbol());
      assertEquals(dimension, unit.dimension(), dimension.symbol());
      assertEquals(0, unit.scale(), dimension.symbol());
    }
  }
}
