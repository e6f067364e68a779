package io.rheobase.equations;

import io.rheobase.units.Dimension;
import java.util.Optional;

/**
 * A name that expressions may use.
 *
 * @param name what it is called within the model
 * @param dimension empty if its declaration is faulty, which has been said already
 */
record Symbol(String name, ReferenceKind kind, Optional<Dimension> dimension) {}
