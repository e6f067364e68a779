package io.rheobase.machine;

import io.rheobase.machine.Operand.Memory;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Writes the few functions by which Java reaches machine code. Source: Java Native Interface
 * Specification, chapter 4 (the function table), and the calling convention of the System V ABI
 * (AMD64): arguments in rdi, rsi, rdx, rcx, r8, r9 and on the stack.
 */
final class EntryWriter extends Assembler implements FixedCode.Source {
  static final int FEW_ARRAYS = 6;

  private static final int GET_OBJECT_ARRAY_ELEMENT = 173 * Long.BYTES;
  private static final int GET_PRIMITIVE_ARRAY_CRITICAL = 222 * Long.BYTES;
  private static final int RELEASE_PRIMITIVE_ARRAY_CRITICAL = 223 * Long.BYTES;
  private static final int UNCHANGED = 2;

  private static final int MAP = 9;
  private static final int PROTECT = 10;
  private static final int READ_WRITE = 3;
  private static final int READ_EXECUTE = 5;
  private static final int PRIVATE_ANONYMOUS = 0x22;

  private static final int[] KEPT = {RBX, R12, R13, R14, R15};
  private static final int ENVIRONMENT = RBX;
  private static final int WORDS = 3;

  /** Below what is kept. */
  private static final Memory COUNTER = Operand.at(RBP, -Long.BYTES * (KEPT.length + 1));

  /** Above the saved frame pointer and the address to return to. */
  private static final int STACK_ARGUMENTS = 16;

  @Override
  public String name() {
    return EntryLibrary.RESOURCE;
  }

  /** Returns the library. */
  @Override
  public byte[] code() {
    Map<String, Integer> functions = new LinkedHashMap<>();
    functions.put(symbol("install"), position());
    install();
    functions.put(symbol("call6"), position());
    call(FEW_ARRAYS);
    functions.put(symbol("callMany"), position());
    callMany();
    return new SharedLibrary(bytes(), functions).bytes();
  }

  private static String symbol(String method) {
    return "Java_" + Entries.class.getName().replace('.', '_') + "_" + method;
  }

  /** Keeps what the caller wants kept, and leaves the stack aligned to 16 bytes. */
  private void enter() {
    push(RBP);
    move(RBP, RSP);
    for (int register : KEPT) {
      push(register);
    }
    push(RAX);
    move(ENVIRONMENT, RDI);
  }

  private void exit() {
    address(RSP, COUNTER);
    pop(RCX);
    for (int i = KEPT.length - 1; i >= 0; i--) {
      pop(KEPT[i]);
    }
    pop(RBP);
    leave();
  }

  /** Leaves the address of the array that rsi refers to in rax. */
  private void getArray() {
    move(RDI, ENVIRONMENT);
    set(RDX, 0);
    load(RAX, Operand.at(ENVIRONMENT, 0));
    call(Operand.at(RAX, GET_PRIMITIVE_ARRAY_CRITICAL));
  }

  /** Gives back the array that rsi refers to and whose address is in rdx. */
  private void releaseArray(int mode) {
    move(RDI, ENVIRONMENT);
    set(RCX, mode);
    load(RAX, Operand.at(ENVIRONMENT, 0));
    call(Operand.at(RAX, RELEASE_PRIMITIVE_ARRAY_CRITICAL));
  }

  private void install() {
    Label release = new Label();
    enter();
    move(R12, RDX);
    move(R13, RCX);
    move(RSI, R12);
    getArray();
    move(R14, RAX);
    systemCall(MAP, 0, READ_WRITE, PRIVATE_ANONYMOUS);
    move(R15, RAX);
    test(RAX);
    jump(Condition.NEGATIVE, release);
    move(RDI, R15);
    move(RSI, R14);
    move(RCX, R13);
    copyBytes();
    systemCall(PROTECT, R15, READ_EXECUTE, 0);
    test(RAX);
    jump(Condition.ZERO, release);
    move(R15, RAX);
    bind(release);
    move(RSI, R12);
    move(RDX, R14);
    releaseArray(UNCHANGED);
    move(RAX, R15);
    exit();
  }

  /**
   * A call of the system about as many bytes as r13 says.
   *
   * @param address a register, or 0 for any address
   */
  private void systemCall(int number, int address, int protection, int flags) {
    set(RAX, number);
    if (address == 0) {
      set(RDI, 0);
    } else {
      move(RDI, address);
    }
    move(RSI, R13);
    set(RDX, protection);
    set(R10, flags);
    set(R8, -1);
    set(R9, 0);
    systemCall();
  }

  /** Keeps code and numbers, of which the list of addresses is the first argument of the code. */
  private void keepArguments() {
    move(R12, RDX);
    move(R13, RCX);
    move(R14, R8);
    move(R15, R9);
  }

  /** Calls the code with the list of addresses at rsp. */
  private void callCode() {
    move(RDI, RSP);
    move(RSI, R13);
    move(RDX, R14);
    move(RCX, R15);
    call(Operand.register(R12));
    move(R12, RAX);
  }

  private void call(int arrays) {
    enter();
    keepArguments();
    add(RSP, -Long.BYTES * arrays);
    for (int i = 0; i < arrays; i++) {
      Label none = new Label();
      load(RSI, argument(i));
      move(RAX, RSI);
      test(RSI);
      jump(Condition.ZERO, none);
      getArray();
      bind(none);
      store(Operand.at(RSP, Long.BYTES * i), RAX);
    }
    callCode();
    for (int i = 0; i < arrays; i++) {
      Label none = new Label();
      load(RSI, argument(i));
      test(RSI);
      jump(Condition.ZERO, none);
      load(RDX, Operand.at(RSP, Long.BYTES * i));
      releaseArray(0);
      bind(none);
    }
    move(RAX, R12);
    exit();
  }

  /**
   * The stack holds the addresses of the arrays and, behind as many, the references to them: no
   * other function of the interface may be called once there is an address.
   */
  private void callMany() {
    enter();
    keepArguments();
    load(RAX, argument(1));
    addRegister(RAX, RAX);
    set(RCX, 0);
    subtract(RCX, RAX);
    address(RSP, new Memory(RSP, RCX, WORDS, 0, -1, false));
    each(
        () -> {
          move(RDI, ENVIRONMENT);
          load(RSI, argument(0));
          load(RDX, COUNTER);
          load(RAX, Operand.at(ENVIRONMENT, 0));
          call(Operand.at(RAX, GET_OBJECT_ARRAY_ELEMENT));
          reference(RDX);
          store(Operand.longs(RSP, RDX, 0), RAX);
        });
    each(
        () -> {
          reference(RSI);
          load(RSI, Operand.longs(RSP, RSI, 0));
          getArray();
          load(RCX, COUNTER);
          store(Operand.longs(RSP, RCX, 0), RAX);
        });
    callCode();
    each(
        () -> {
          reference(RSI);
          load(RSI, Operand.longs(RSP, RSI, 0));
          load(RCX, COUNTER);
          load(RDX, Operand.longs(RSP, RCX, 0));
          releaseArray(0);
        });
    move(RAX, R12);
    exit();
  }

  /** The place of the reference to the array that is counted. */
  private void reference(int to) {
    load(to, COUNTER);
    load(RCX, argument(1));
    addRegister(to, RCX);
  }

  /** Does the same for each array; nothing is done for none. */
  private void each(Runnable body) {
    Label top = new Label();
    Label end = new Label();
    set(RCX, 0);
    store(COUNTER, RCX);
    bind(top);
    load(RCX, COUNTER);
    load(RDX, argument(1));
    compare(RCX, RDX);
    jump(Condition.GREATER_OR_EQUAL, end);
    body.run();
    load(RCX, COUNTER);
    add(RCX, 1);
    store(COUNTER, RCX);
    jump(top);
    bind(end);
  }

  private static Memory argument(int number) {
    return Operand.at(RBP, STACK_ARGUMENTS + Long.BYTES * number);
  }
}
