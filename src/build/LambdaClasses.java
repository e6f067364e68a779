import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A step of the build: gives every lambda and method reference of compiled classes a class of its
 * own, in place of an instruction that has the JVM make that class when it is first reached. Making
 * them took a third of the start of a short run.
 *
 * <p>A class that is made is a nest mate of the one it comes from, and so may call what is private
 * there. Run as {@code java -cp asm.jar LambdaClasses.java FOLDER}; what was done before stays.
 */
public final class LambdaClasses {
  private static final int ASM = Opcodes.ASM9;
  private static final String MARK = "$lambda$";
  private static final String FACTORY = "java/lang/invoke/LambdaMetafactory";

  private final Map<String, byte[]> written = new TreeMap<>();
  private final Map<String, Set<String>> mates = new TreeMap<>();

  public static void main(String[] args) throws IOException {
    Path root = Path.of(args[0]);
    List<Path> files;
    try (Stream<Path> all = Files.walk(root)) {
      files =
          all.filter(file -> file.toString().endsWith(".class"))
              .filter(file -> !file.toString().contains(MARK))
              .sorted()
              .toList();
    }
    LambdaClasses classes = new LambdaClasses();
    for (Path file : files) {
      classes.rewrite(root, Files.readAllBytes(file));
    }
    for (Map.Entry<String, Set<String>> host : classes.mates.entrySet()) {
      classes.join(root, host.getKey(), host.getValue());
    }
    for (Map.Entry<String, byte[]> file : classes.written.entrySet()) {
      Files.write(root.resolve(file.getKey() + ".class"), file.getValue());
    }
  }

  /** Replaces the lambdas of one class, if it has any. */
  private void rewrite(Path root, byte[] bytes) throws IOException {
    ClassReader reader = new ClassReader(bytes);
    ClassWriter writer = new ClassWriter(reader, 0);
    String name = reader.getClassName();
    String host = host(reader);
    List<String> made = new ArrayList<>();
    reader.accept(
        new ClassVisitor(ASM, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String method, String descriptor, String signature, String[] exceptions) {
            MethodVisitor mv = super.visitMethod(access, method, descriptor, signature, exceptions);
            return new MethodVisitor(ASM, mv) {
              @Override
              public void visitInvokeDynamicInsn(
                  String function, String captures, Handle bootstrap, Object... arguments) {
                if (!bootstrap.getOwner().equals(FACTORY)
                    || !bootstrap.getName().equals("metafactory")) {
                  super.visitInvokeDynamicInsn(function, captures, bootstrap, arguments);
                  return;
                }
                Lambda lambda =
                    new Lambda(
                        name + MARK + made.size(),
                        host,
                        function,
                        Type.getMethodType(captures),
                        (Type) arguments[0],
                        (Handle) arguments[1],
                        (Type) arguments[2]);
                made.add(lambda.name());
                written.put(lambda.name(), lambda.bytes());
                super.visitMethodInsn(
                    Opcodes.INVOKESTATIC, lambda.name(), Lambda.MAKE, captures, false);
              }
            };
          }
        },
        0);
    if (!made.isEmpty()) {
      int old = made.size();
      while (Files.deleteIfExists(root.resolve(name + MARK + old + ".class"))) {
        old++;
      }
      written.put(name, writer.toByteArray());
      mates.computeIfAbsent(host, key -> new TreeSet<>()).addAll(made);
    }
  }

  private static String host(ClassReader reader) {
    String[] host = {reader.getClassName()};
    reader.accept(
        new ClassVisitor(ASM) {
          @Override
          public void visitNestHost(String name) {
            host[0] = name;
          }
        },
        ClassReader.SKIP_CODE);
    return host[0];
  }

  /** Has a class name its new nest mates. */
  private void join(Path root, String host, Set<String> names) throws IOException {
    byte[] bytes = written.get(host);
    ClassReader reader =
        new ClassReader(bytes != null ? bytes : Files.readAllBytes(root.resolve(host + ".class")));
    ClassWriter writer = new ClassWriter(reader, 0);
    Set<String> missing = new TreeSet<>(names);
    reader.accept(
        new ClassVisitor(ASM, writer) {
          @Override
          public void visitNestMember(String name) {
            missing.remove(name);
            super.visitNestMember(name);
          }

          @Override
          public void visitEnd() {
            missing.forEach(super::visitNestMember);
            super.visitEnd();
          }
        },
        0);
    written.put(host, writer.toByteArray());
  }

  /**
   * One lambda.
   *
   * @param name of the class that is made
   * @param host of its nest
   * @param function the method of the interface
   * @param captures what it captures, and the interface
   * @param erased the method of the interface as it is called
   * @param body what is called
   * @param exact the method of the interface with the types that it has here
   */
  private record Lambda(
      String name,
      String host,
      String function,
      Type captures,
      Type erased,
      Handle body,
      Type exact) {
    private static final String MAKE = "make";
    private static final String ONE = "ONE";
    private static final String OBJECT = "java/lang/Object";
    private static final int FINAL = Opcodes.ACC_PRIVATE | Opcodes.ACC_FINAL;

    private static final Map<String, Type> PRIMITIVES =
        Map.of(
            "java/lang/Boolean", Type.BOOLEAN_TYPE,
            "java/lang/Character", Type.CHAR_TYPE,
            "java/lang/Byte", Type.BYTE_TYPE,
            "java/lang/Short", Type.SHORT_TYPE,
            "java/lang/Integer", Type.INT_TYPE,
            "java/lang/Float", Type.FLOAT_TYPE,
            "java/lang/Long", Type.LONG_TYPE,
            "java/lang/Double", Type.DOUBLE_TYPE);

    byte[] bytes() {
      ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
      int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
      String[] interfaces = {captures.getReturnType().getInternalName()};
      writer.visit(Opcodes.V17, access, name, null, OBJECT, interfaces);
      writer.visitNestHost(host);
      constructor(writer);
      make(writer);
      call(writer);
      writer.visitEnd();
      return writer.toByteArray();
    }

    private void constructor(ClassWriter writer) {
      MethodVisitor mv = method(writer, Opcodes.ACC_PRIVATE, "<init>", constructor());
      mv.visitVarInsn(Opcodes.ALOAD, 0);
      mv.visitMethodInsn(Opcodes.INVOKESPECIAL, OBJECT, "<init>", "()V", false);
      int local = 1;
      int field = 0;
      for (Type type : captures.getArgumentTypes()) {
        writer.visitField(FINAL, field(field), type.getDescriptor(), null, null);
        mv.visitVarInsn(Opcodes.ALOAD, 0);
        mv.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
        mv.visitFieldInsn(Opcodes.PUTFIELD, name, field(field++), type.getDescriptor());
        local += type.getSize();
      }
      end(mv, Type.VOID_TYPE);
    }

    private String constructor() {
      return Type.getMethodDescriptor(Type.VOID_TYPE, captures.getArgumentTypes());
    }

    private static String field(int number) {
      return "captured" + number;
    }

    /** What captures nothing exists once. */
    private void make(ClassWriter writer) {
      boolean one = captures.getArgumentTypes().length == 0;
      String own = "L" + name + ";";
      if (one) {
        writer.visitField(FINAL | Opcodes.ACC_STATIC, ONE, own, null, null);
        MethodVisitor mv = method(writer, Opcodes.ACC_STATIC, "<clinit>", "()V");
        instance(mv);
        mv.visitFieldInsn(Opcodes.PUTSTATIC, name, ONE, own);
        end(mv, Type.VOID_TYPE);
      }
      MethodVisitor mv = method(writer, Opcodes.ACC_STATIC, MAKE, captures.getDescriptor());
      if (one) {
        mv.visitFieldInsn(Opcodes.GETSTATIC, name, ONE, own);
      } else {
        instance(mv);
      }
      end(mv, captures.getReturnType());
    }

    private void instance(MethodVisitor mv) {
      mv.visitTypeInsn(Opcodes.NEW, name);
      mv.visitInsn(Opcodes.DUP);
      int local = 0;
      for (Type type : captures.getArgumentTypes()) {
        mv.visitVarInsn(type.getOpcode(Opcodes.ILOAD), local);
        local += type.getSize();
      }
      mv.visitMethodInsn(Opcodes.INVOKESPECIAL, name, "<init>", constructor(), false);
    }

    /** The method of the interface: it passes on what was captured, and its own arguments. */
    private void call(ClassWriter writer) {
      MethodVisitor mv = method(writer, Opcodes.ACC_PUBLIC, function, erased.getDescriptor());
      boolean creates = body.getTag() == Opcodes.H_NEWINVOKESPECIAL;
      List<Type> expected = new ArrayList<>();
      if (creates) {
        mv.visitTypeInsn(Opcodes.NEW, body.getOwner());
        mv.visitInsn(Opcodes.DUP);
      } else if (body.getTag() != Opcodes.H_INVOKESTATIC) {
        expected.add(Type.getObjectType(body.getOwner()));
      }
      expected.addAll(List.of(Type.getArgumentTypes(body.getDesc())));
      int next = 0;
      for (Type type : captures.getArgumentTypes()) {
        mv.visitVarInsn(Opcodes.ALOAD, 0);
        mv.visitFieldInsn(Opcodes.GETFIELD, name, field(next), type.getDescriptor());
        convert(mv, type, expected.get(next++));
      }
      int local = 1;
      for (int i = 0; i < erased.getArgumentTypes().length; i++) {
        Type given = erased.getArgumentTypes()[i];
        Type known = exact.getArgumentTypes()[i];
        mv.visitVarInsn(given.getOpcode(Opcodes.ILOAD), local);
        local += given.getSize();
        if (!given.equals(known)) {
          mv.visitTypeInsn(Opcodes.CHECKCAST, known.getInternalName());
        }
        convert(mv, known, expected.get(next++));
      }
      int opcode =
          switch (body.getTag()) {
            case Opcodes.H_INVOKESTATIC -> Opcodes.INVOKESTATIC;
            case Opcodes.H_NEWINVOKESPECIAL -> Opcodes.INVOKESPECIAL;
            default -> body.isInterface() ? Opcodes.INVOKEINTERFACE : Opcodes.INVOKEVIRTUAL;
          };
      mv.visitMethodInsn(
          opcode, body.getOwner(), body.getName(), body.getDesc(), body.isInterface());
      Type result =
          creates ? Type.getObjectType(body.getOwner()) : Type.getReturnType(body.getDesc());
      Type wanted = erased.getReturnType();
      if (wanted.getSort() == Type.VOID) {
        drop(mv, result);
      } else {
        convert(mv, result, isPrimitive(wanted) ? wanted : exact.getReturnType());
      }
      end(mv, wanted);
    }

    private static MethodVisitor method(
        ClassWriter writer, int access, String method, String descriptor) {
      MethodVisitor mv = writer.visitMethod(access, method, descriptor, null, null);
      mv.visitCode();
      return mv;
    }

    private static void end(MethodVisitor mv, Type result) {
      mv.visitInsn(result.getOpcode(Opcodes.IRETURN));
      mv.visitMaxs(0, 0);
      mv.visitEnd();
    }

    private static void drop(MethodVisitor mv, Type result) {
      if (result.getSize() > 0) {
        mv.visitInsn(result.getSize() == 1 ? Opcodes.POP : Opcodes.POP2);
      }
    }

    private static boolean isPrimitive(Type type) {
      return type.getSort() != Type.OBJECT && type.getSort() != Type.ARRAY;
    }

    /** Boxes, unboxes and widens as an assignment does. */
    private static void convert(MethodVisitor mv, Type from, Type to) {
      if (from.equals(to) || !isPrimitive(from) && !isPrimitive(to)) {
        return;
      }
      if (!isPrimitive(to)) {
        String box = box(from);
        String descriptor = "(" + from.getDescriptor() + ")L" + box + ";";
        mv.visitMethodInsn(Opcodes.INVOKESTATIC, box, "valueOf", descriptor, false);
      } else if (!isPrimitive(from)) {
        // What a generic method returns is known as an object only.
        boolean known = PRIMITIVES.containsKey(from.getInternalName());
        String box = known ? from.getInternalName() : box(to);
        if (!known) {
          mv.visitTypeInsn(Opcodes.CHECKCAST, box);
        }
        Type primitive = PRIMITIVES.get(box);
        String method = primitive.getClassName() + "Value";
        String descriptor = "()" + primitive.getDescriptor();
        mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, box, method, descriptor, false);
        convert(mv, primitive, to);
      } else {
        widen(mv, from.getSort(), to.getSort());
      }
    }

    private static String box(Type primitive) {
      return PRIMITIVES.entrySet().stream()
          .filter(entry -> entry.getValue().equals(primitive))
          .findFirst()
          .orElseThrow()
          .getKey();
    }

    /** All that is no wider than an int is an int on the stack. */
    private static void widen(MethodVisitor mv, int from, int to) {
      if (from <= Type.INT && to <= Type.INT) {
        return;
      }
      if (from <= Type.INT) {
        mv.visitInsn(to == Type.LONG ? Opcodes.I2L : to == Type.FLOAT ? Opcodes.I2F : Opcodes.I2D);
      } else if (from == Type.LONG) {
        mv.visitInsn(to == Type.FLOAT ? Opcodes.L2F : Opcodes.L2D);
      } else {
        mv.visitInsn(Opcodes.F2D);
      }
    }
  }
}
