package io.rheobase.run;

import io.rheobase.engine.Population;
import io.rheobase.input.Streamed;
import java.io.IOException;
import java.util.List;

/** What the engine runs. */
interface Engine extends AutoCloseable {

  /** The populations, in the order of the file. */
  List<Population> populations();

  /** What must be read as the run goes on. */
  List<? extends Streamed> streams();

  @Override
  void close() throws IOException;
}
