package io.rheobase.compiler;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import org.objectweb.asm.ClassWriter;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

/** A class that is written here, implements one interface and is loaded as a hidden class. */
final class GeneratedClass {
  /** By this the flags of the JVM tell kernels from what writes them. */
  private static final String PREFIX = internal(GeneratedClass.class).replace("Class", "");

  private final ClassWriter writer;
  private final String name;

  GeneratedClass(Class<?> implemented) {
    String wanted = internal(implemented);
    int simple = Math.max(wanted.lastIndexOf('/'), wanted.lastIndexOf('$')) + 1;
    name = PREFIX.concat(wanted.substring(simple));
    writer =
        new ClassWriter(ClassWriter.COMPUTE_FRAMES) {
          @Override
          protected String getCommonSuperClass(String first, String second) {
            return "java/lang/Object";
          }
        };
    int access = Opcodes.ACC_FINAL | Opcodes.ACC_SUPER | Opcodes.ACC_SYNTHETIC;
    String[] interfaces = {internal(implemented)};
    writer.visit(Opcodes.V17, access, name, null, "java/lang/Object", interfaces);
    MethodVisitor mv = method(0, "<init>", "()V");
    mv.visitVarInsn(Opcodes.ALOAD, 0);
    mv.visitMethodInsn(Opcodes.INVOKESPECIAL, "java/lang/Object", "<init>", "()V", false);
    mv.visitInsn(Opcodes.RETURN);
    end(mv);
  }

  static String internal(Class<?> type) {
    return type.getName().replace('.', '/');
  }

  String name() {
    return name;
  }

  MethodVisitor method(int access, String method, String descriptor) {
    MethodVisitor mv = writer.visitMethod(access, method, descriptor, null, null);
    mv.visitCode();
    return mv;
  }

  static void end(MethodVisitor mv) {
    mv.visitMaxs(0, 0);
    mv.visitEnd();
  }

  byte[] bytes() {
    writer.visitEnd();
    return writer.toByteArray();
  }

  /** Loads the class and returns an instance. */
  static <T> T instance(byte[] bytes, Class<T> implemented) {
    try {
      MethodHandles.Lookup own = MethodHandles.lookup();
      MethodHandles.Lookup loaded = own.defineHiddenClass(bytes, true);
      return implemented.cast(
          loaded.findConstructor(loaded.lookupClass(), MethodType.methodType(void.class)).invoke());
    } catch (Throwable e) {
      throw new IllegalStateException("a generated class cannot be loaded", e);
    }
  }
}
