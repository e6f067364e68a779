package io.rheobase.equations;

import io.rheobase.units.Quantity;
import java.util.List;

/** An expression as read, before names and dimensions are looked at. */
sealed interface Syntax {
  /** Offset of its first character. */
  int from();

  /** Offset after its last character. */
  int to();

  /** The number of operations nested in it. */
  int height();

  List<Syntax> children();

  /** A number, with its unit if it has one. */
  record Number(Quantity quantity, int from, int to) implements Syntax {
    @Override
    public int height() {
      return 0;
    }

    @Override
    public List<Syntax> children() {
      return List.of();
    }
  }

  record Name(String name, int from, int to) implements Syntax {
    @Override
    public int height() {
      return 0;
    }

    @Override
    public List<Syntax> children() {
      return List.of();
    }
  }

  /** An expression in parentheses. */
  record Group(Syntax inner, int height, int from, int to) implements Syntax {
    @Override
    public List<Syntax> children() {
      return List.of(inner);
    }
  }

  record Apply(String function, List<Syntax> children, int height, int from, int to)
      implements Syntax {
    /** Offset after the function's name. */
    int nameEnd() {
      return from + function.length();
    }
  }

  /** {@code -} or {@code not} before its operand. */
  record Prefix(String operator, Syntax operand, int height, int from, int to) implements Syntax {
    @Override
    public List<Syntax> children() {
      return List.of(operand);
    }
  }

  /** {@code **} is held as {@code ^}. */
  record Infix(String operator, Syntax left, Syntax right, int height) implements Syntax {
    @Override
    public int from() {
      return left.from();
    }

    @Override
    public int to() {
      return right.to();
    }

    @Override
    public List<Syntax> children() {
      return List.of(left, right);
    }
  }
}
