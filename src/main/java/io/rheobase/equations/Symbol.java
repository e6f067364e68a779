package io.rheobase.equations;

import io.rheobase.units.Dimension;
import java.util.Optional;

/**
 * A name that expressions may use.
 *
 * @param dimension empty if its declaration is faulty, which has been said already
 */
record Symbol(String name, ReferenceKind kind, Optional<Dimension> dimension) {}
