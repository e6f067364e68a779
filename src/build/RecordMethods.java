import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.Handle;
import org.objectweb.asm.Label;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

/**
 * A step of the build: gives {@code equals}, {@code hashCode} and {@code toString} of records their
 * code, in place of an instruction that has the JVM compose it of method handles when it is first
 * reached, which takes a millisecond for each in a run of half a second. What they return is the
 * same.
 *
 * <p>Run as {@code java -cp asm.jar RecordMethods.java FOLDER}; what was done before stays.
 */
public final class RecordMethods {
  private static final int ASM = Opcodes.ASM9;
  private static final String BOOTSTRAP = "java/lang/runtime/ObjectMethods";
  private static final String OBJECT = "Ljava/lang/Object;";
  private static final String BUILDER = "java/lang/StringBuilder";

  private RecordMethods() {}

  public static void main(String[] args) throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.walk(Path.of(args[0]))) {
      files = all.filter(file -> file.toString().endsWith(".class")).sorted().toList();
    }
    for (Path file : files) {
      ClassReader reader = new ClassReader(Files.readAllBytes(file));
      if (reader.getSuperName() != null && reader.getSuperName().equals("java/lang/Record")) {
        Files.write(file, rewritten(reader));
      }
    }
  }

  private static byte[] rewritten(ClassReader reader) {
    // Maxima anew, frames as written: each method needs at most two, and says them.
    ClassWriter writer = new ClassWriter(ClassWriter.COMPUTE_MAXS);
    reader.accept(
        new ClassVisitor(ASM, writer) {
          @Override
          public MethodVisitor visitMethod(
              int access, String method, String descriptor, String signature, String[] exceptions) {
            MethodVisitor mv = super.visitMethod(access, method, descriptor, signature, exceptions);
            return new MethodVisitor(ASM, mv) {
              @Override
              public void visitInvokeDynamicInsn(
                  String name, String type, Handle bootstrap, Object... arguments) {
                if (bootstrap.getOwner().equals(BOOTSTRAP)) {
                  new Code(mv, reader.getClassName(), arguments).write(name);
                } else {
                  super.visitInvokeDynamicInsn(name, type, bootstrap, arguments);
                }
              }
            };
          }
        },
        0);
    return writer.toByteArray();
  }

  /**
   * Code of one record: where the instruction stood, the record and what it is compared with lie on
   * the stack, and what it returns follows.
   *
   * @param arguments the class, the names of the components with semicolons between them, and their
   *     fields
   */
  private record Code(MethodVisitor mv, String owner, Object[] arguments) {

    void write(String method) {
      switch (method) {
        case "hashCode" -> hash();
        case "equals" -> compare();
        default -> text();
      }
    }

    private int fields() {
      return arguments.length - 2;
    }

    private Type type(int field) {
      return Type.getType(((Handle) arguments[2 + field]).getDesc());
    }

    private void get(int field) {
      Handle handle = (Handle) arguments[2 + field];
      mv.visitFieldInsn(Opcodes.GETFIELD, owner, handle.getName(), handle.getDesc());
    }

    private static boolean isObject(Type type) {
      return type.getSort() == Type.OBJECT || type.getSort() == Type.ARRAY;
    }

    private static String box(Type type) {
      return switch (type.getSort()) {
        case Type.BOOLEAN -> "java/lang/Boolean";
        case Type.CHAR -> "java/lang/Character";
        case Type.BYTE -> "java/lang/Byte";
        case Type.SHORT -> "java/lang/Short";
        case Type.INT -> "java/lang/Integer";
        case Type.LONG -> "java/lang/Long";
        case Type.FLOAT -> "java/lang/Float";
        case Type.DOUBLE -> "java/lang/Double";
        default -> "java/util/Objects";
      };
    }

    private void call(String type, String method, String descriptor) {
      mv.visitMethodInsn(Opcodes.INVOKESTATIC, type, method, descriptor, false);
    }

    /** As the JVM composes it: 31 times what was before, and the hash of the next component. */
    private void hash() {
      mv.visitInsn(Opcodes.POP);
      mv.visitInsn(Opcodes.ICONST_0);
      for (int field = 0; field < fields(); field++) {
        mv.visitIntInsn(Opcodes.BIPUSH, 31);
        mv.visitInsn(Opcodes.IMUL);
        mv.visitVarInsn(Opcodes.ALOAD, 0);
        get(field);
        Type type = type(field);
        String argument = isObject(type) ? OBJECT : type.getDescriptor();
        call(box(type), "hashCode", "(" + argument + ")I");
        mv.visitInsn(Opcodes.IADD);
      }
    }

    /** Returns by itself where they differ: what follows is reached where they are equal. */
    private void compare() {
      Label other = new Label();
      Label differ = new Label();
      mv.visitInsn(Opcodes.POP2);
      mv.visitVarInsn(Opcodes.ALOAD, 0);
      mv.visitVarInsn(Opcodes.ALOAD, 1);
      mv.visitJumpInsn(Opcodes.IF_ACMPNE, other);
      mv.visitInsn(Opcodes.ICONST_1);
      mv.visitInsn(Opcodes.IRETURN);
      mv.visitLabel(other);
      mv.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
      mv.visitVarInsn(Opcodes.ALOAD, 1);
      mv.visitTypeInsn(Opcodes.INSTANCEOF, owner);
      mv.visitJumpInsn(Opcodes.IFEQ, differ);
      for (int field = 0; field < fields(); field++) {
        mv.visitVarInsn(Opcodes.ALOAD, 0);
        get(field);
        mv.visitVarInsn(Opcodes.ALOAD, 1);
        mv.visitTypeInsn(Opcodes.CHECKCAST, owner);
        get(field);
        unless(type(field), differ);
      }
      mv.visitInsn(Opcodes.ICONST_1);
      mv.visitInsn(Opcodes.IRETURN);
      mv.visitLabel(differ);
      mv.visitFrame(Opcodes.F_SAME, 0, null, 0, null);
      mv.visitInsn(Opcodes.ICONST_0);
    }

    private void unless(Type type, Label differ) {
      String two = "(" + type.getDescriptor() + type.getDescriptor() + ")I";
      switch (type.getSort()) {
        case Type.OBJECT, Type.ARRAY -> {
          call("java/util/Objects", "equals", "(" + OBJECT + OBJECT + ")Z");
          mv.visitJumpInsn(Opcodes.IFEQ, differ);
        }
        case Type.LONG, Type.FLOAT, Type.DOUBLE -> {
          call(box(type), "compare", two);
          mv.visitJumpInsn(Opcodes.IFNE, differ);
        }
        default -> mv.visitJumpInsn(Opcodes.IF_ICMPNE, differ);
      }
    }

    /** {@code Name[first=1, second=2]}. */
    private void text() {
      String[] names = ((String) arguments[1]).split(";");
      mv.visitInsn(Opcodes.POP);
      mv.visitTypeInsn(Opcodes.NEW, BUILDER);
      mv.visitInsn(Opcodes.DUP);
      mv.visitMethodInsn(Opcodes.INVOKESPECIAL, BUILDER, "<init>", "()V", false);
      String before = owner.replaceAll(".*[/$]\\d*", "") + "[";
      for (int field = 0; field < fields(); field++) {
        append(before + names[field] + "=");
        mv.visitVarInsn(Opcodes.ALOAD, 0);
        get(field);
        Type type = type(field);
        String argument = isObject(type) ? OBJECT : type.getDescriptor();
        call("java/lang/String", "valueOf", "(" + (isSmall(type) ? "I" : argument) + ")" + TEXT);
        append();
        before = ", ";
      }
      append(fields() == 0 ? before + "]" : "]");
      mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "toString", "()" + TEXT, false);
    }

    private static final String TEXT = "Ljava/lang/String;";

    private static boolean isSmall(Type type) {
      return type.getSort() == Type.BYTE || type.getSort() == Type.SHORT;
    }

    private void append(String text) {
      mv.visitLdcInsn(text);
      append();
    }

    private void append() {
      String descriptor = "(" + TEXT + ")L" + BUILDER + ";";
      mv.visitMethodInsn(Opcodes.INVOKEVIRTUAL, BUILDER, "append", descriptor, false);
    }
  }
}
