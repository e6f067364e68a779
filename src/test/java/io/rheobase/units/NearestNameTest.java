package io.rheobase.units;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class NearestNameTest {
  private static final List<String> NAMES = List.of("E_L", "V_th", "V_T", "tau_m", "t_ref", "V");

  @Test
  void oneWrongLetterIsMended() {
    assertEquals(Optional.of("tau_m"), NearestName.of("tau_n", NAMES));
    assertEquals(Optional.of("t_ref"), NearestName.of("tref", NAMES));
  }

  @Test
  void caseCountsOnlyBetweenEquals() {
    assertEquals(Optional.of("V_T"), NearestName.of("v_t", NAMES));
    assertEquals(Optional.of("V_th"), NearestName.of("V_TH", NAMES));
    assertEquals(Optional.of("mV"), NearestName.of("mv", List.of("MV", "mV")));
  }

  @Test
  void nothingIsSuggestedWhereNothingIsNear() {
    assertEquals(Optional.empty(), NearestName.of("plasticity", NAMES));
    assertEquals(Optional.empty(), NearestName.of("w", NAMES));
    assertEquals(Optional.empty(), NearestName.of("", NAMES));
    assertEquals(Optional.empty(), NearestName.of("t".repeat(1_000_000), NAMES));
  }
}
