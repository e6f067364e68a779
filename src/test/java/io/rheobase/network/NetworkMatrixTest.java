package io.rheobase.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.ejml.data.DMatrixRMaj;
import org.ejml.data.DMatrixSparseCSC;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;
import org.junit.jupiter.api.Test;

/** Connections as a matrix. */
class NetworkMatrixTest {

  private static final int N_PRE = 90;
  private static final int N_POST = 130;
  private static final Neurons PRE = Neurons.range("pre", N_PRE, 7, 80);
  private static final Neurons POST = Neurons.range("post", N_POST, 20, 129);

  private static Map<String, Integer> sizes() {
    Map<String, Integer> sizes = new LinkedHashMap<>();
    sizes.put("post", N_POST);
    sizes.put("pre", N_PRE);
    return sizes;
  }

  private static Wiring wiring(Neurons from, Neurons to, int indegree) {
    return Wirings.of(
        from, to, new Rule.FixedIndegree(indegree), Wirings.DRAWN_WEIGHTS, Wirings.ms(1));
  }

  @Test
  void aWeightIsTheSumOfAllSynapsesFromOneNeuronToAnother() {
    List<Wiring> wirings =
        List.of(wiring(PRE, POST, 25), wiring(POST, PRE, 10), wiring(PRE, POST, 7));
    double[][] dense = new double[N_POST + N_PRE][N_POST + N_PRE];
    int synapses = 0;
    for (Wiring wiring : wirings) {
      int row = wiring.to().population().equals("post") ? 0 : N_POST;
      int column = wiring.from().population().equals("post") ? 0 : N_POST;
      for (Built.Synapse s : Built.synapses(wiring)) {
        dense[row + s.target()][column + s.source()] += s.weight();
        synapses++;
      }
    }
    DMatrixSparseCSC matrix =
        NetworkMatrix.of(wirings.stream().map(w -> Built.connectivity(w, 32)).toList(), sizes());
    assertTrue(matrix.nz_length < synapses, "there are multapses");
    assertEquals(N_POST + N_PRE, matrix.numRows);
    for (int source = 0; source < matrix.numCols; source++) {
      for (int i = matrix.col_idx[source] + 1; i < matrix.col_idx[source + 1]; i++) {
        assertTrue(matrix.nz_rows[i] > matrix.nz_rows[i - 1]);
      }
    }
    for (int target = 0; target < dense.length; target++) {
      for (int source = 0; source < dense.length; source++) {
        assertEquals(dense[target][source], matrix.get(target, source), 1e-12);
      }
    }
  }

  /** Girko's law: independent weights of variance s² have eigenvalues within s √n. */
  @Test
  void theSpectrumOfARandomNetworkFillsADisc() {
    int n = 300;
    double p = 0.2;
    Neurons all = Neurons.all("pre", n);
    SynapseValues weight = new SynapseValues.Constant(1);
    List<Connectivity> connections =
        List.of(
            Built.connectivity(
                Wirings.of(all, all, new Rule.PairwiseBernoulli(p), weight, Wirings.ms(1)), 64));
    DMatrixSparseCSC matrix = NetworkMatrix.of(connections, Map.of("pre", n));
    DMatrixRMaj centred = new DMatrixRMaj(n, n);
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        centred.set(i, j, matrix.get(i, j) - p);
      }
    }
    EigenDecomposition_F64<DMatrixRMaj> spectrum = DecompositionFactory_DDRM.eig(n, false);
    assertTrue(spectrum.decompose(centred));
    double radius = 0;
    for (int i = 0; i < n; i++) {
      radius = Math.max(radius, spectrum.getEigenvalue(i).getMagnitude());
    }
    assertEquals(Math.sqrt(n * p * (1 - p)), radius, 0.1 * radius);
  }

  @Test
  void aPopulationThatIsNotInTheMatrixIsRefused() {
    List<Connectivity> connections = List.of(Built.connectivity(wiring(PRE, POST, 2), 32));
    assertThrows(
        IllegalArgumentException.class, () -> NetworkMatrix.of(connections, Map.of("pre", N_PRE)));
  }
}
