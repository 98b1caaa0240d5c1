// SPDX-License-Identifier: Apache-2.0
package hillock.backend.jvm;

import static java.lang.constant.ConstantDescs.CD_boolean;
import static java.lang.constant.ConstantDescs.CD_float;
import static java.lang.constant.ConstantDescs.CD_int;
import static java.lang.constant.ConstantDescs.CD_void;
import static java.lang.constant.ConstantDescs.INIT_NAME;
import static java.lang.constant.ConstantDescs.MTD_void;

import hillock.numerics.Precision;
import java.lang.classfile.ClassFile;
import java.lang.classfile.CodeBuilder;
import java.lang.classfile.Label;
import java.lang.classfile.TypeKind;
import java.lang.constant.ClassDesc;
import java.lang.constant.MethodTypeDesc;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import jdk.incubator.vector.VectorSpecies;

/// Makes the class of a tile of a given shape, with a local variable for each of its vectors.
final class TileClass {
  private static final ClassDesc TILE = Tile.class.describeConstable().orElseThrow();
  private static final ClassDesc FLOATS = CD_float.arrayType();
  private static final LaneType FLOAT = LaneType.of(Precision.F32);
  private static final ClassDesc VECTOR = FLOAT.vector();

  /// The places of the method's arguments.
  private static final int A = 1;

  private static final int A_OFFSET = 2;
  private static final int B = 3;
  private static final int B_OFFSET = 4;
  private static final int C = 5;
  private static final int C_OFFSET = 6;
  private static final int STRIDE = 7;
  private static final int DEPTH = 8;
  private static final int IS_FRESH = 9;

  private final CodeBuilder code;
  private final int rows;
  private final int vectors;
  private final int lanes;
  private final int position;
  private final int factor;
  private final int[] columns;
  private final int[][] sums;

  private TileClass(CodeBuilder code, int rows, int vectors, int lanes) {
    this.code = code;
    this.rows = rows;
    this.vectors = vectors;
    this.lanes = lanes;
    this.position = code.allocateLocal(TypeKind.INT);
    this.factor = code.allocateLocal(TypeKind.REFERENCE);
    this.columns = new int[vectors];
    this.sums = new int[rows][vectors];
    for (int j = 0; j < vectors; j++) {
      columns[j] = code.allocateLocal(TypeKind.REFERENCE);
      for (int i = 0; i < rows; i++) {
        sums[i][j] = code.allocateLocal(TypeKind.REFERENCE);
      }
    }
  }

  /// Defines the class and makes its one instance.
  ///
  /// @param rows the number of rows of A
  /// @param vectors the number of columns of B, in vectors
  static Tile define(int rows, int vectors, VectorSpecies<Float> species) {
    byte[] bytes = bytes(rows, vectors, species.length());
    try {
      MethodHandles.Lookup lookup =
          MethodHandles.lookup().defineHiddenClassWithClassData(bytes, species, true);
      return (Tile)
          lookup.findConstructor(lookup.lookupClass(), MethodType.methodType(void.class)).invoke();
    } catch (Throwable impossible) {
      throw new IllegalStateException("generated tile rejected", impossible);
    }
  }

  private static byte[] bytes(int rows, int vectors, int lanes) {
    MethodTypeDesc run =
        MethodTypeDesc.of(
            CD_void, FLOATS, CD_int, FLOATS, CD_int, FLOATS, CD_int, CD_int, CD_int, CD_boolean);
    ClassDesc name = ClassDesc.of(TileClass.class.getPackageName(), "Tile" + rows + "x" + vectors);
    return ClassFile.of()
        .build(
            name,
            builder -> {
              builder.withSuperclass(TILE).withFlags(ClassFile.ACC_FINAL);
              builder.withMethodBody(
                  INIT_NAME,
                  MTD_void,
                  0,
                  code -> code.aload(0).invokespecial(TILE, INIT_NAME, MTD_void).return_());
              builder.withMethodBody(
                  "run", run, 0, code -> new TileClass(code, rows, vectors, lanes).emit());
            });
  }

  private void emit() {
    begin();
    Label top = code.newLabel();
    Label end = code.newLabel();
    code.iconst_0().istore(position);
    code.labelBinding(top);
    code.iload(position).iload(DEPTH).if_icmpge(end);
    step();
    code.iinc(position, 1);
    code.goto_(top);
    code.labelBinding(end);
    store();
    code.return_();
  }

  /// Sets the sums to zero or to what C holds.
  private void begin() {
    Label fresh = code.newLabel();
    Label ready = code.newLabel();
    code.iload(IS_FRESH).ifne(fresh);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < vectors; j++) {
        LoopEmitter.species(code);
        placeInC(i, j);
        load();
        code.astore(sums[i][j]);
      }
    }
    code.goto_(ready);
    code.labelBinding(fresh);
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < vectors; j++) {
        LoopEmitter.species(code);
        code.invokestatic(VECTOR, "zero", MethodTypeDesc.of(VECTOR, LaneType.SPECIES));
        code.astore(sums[i][j]);
      }
    }
    code.labelBinding(ready);
  }

  /// Adds the products at one position to all sums.
  private void step() {
    for (int j = 0; j < vectors; j++) {
      LoopEmitter.species(code);
      code.aload(B);
      place(B_OFFSET, vectors * lanes, j * lanes);
      load();
      code.astore(columns[j]);
    }
    for (int i = 0; i < rows; i++) {
      LoopEmitter.species(code);
      code.aload(A);
      place(A_OFFSET, rows, i);
      code.faload();
      code.invokestatic(VECTOR, "broadcast", MethodTypeDesc.of(VECTOR, LaneType.SPECIES, CD_float));
      code.astore(factor);
      for (int j = 0; j < vectors; j++) {
        code.aload(factor).aload(columns[j]).aload(sums[i][j]);
        code.invokevirtual(
            VECTOR, "fma", MethodTypeDesc.of(VECTOR, LaneType.VECTOR, LaneType.VECTOR));
        code.astore(sums[i][j]);
      }
    }
  }

  private void store() {
    for (int i = 0; i < rows; i++) {
      for (int j = 0; j < vectors; j++) {
        code.aload(sums[i][j]);
        placeInC(i, j);
        code.invokevirtual(VECTOR, "intoArray", MethodTypeDesc.of(CD_void, FLOATS, CD_int));
      }
    }
  }

  /// Loads the array C and the index of vector j in row i.
  private void placeInC(int i, int j) {
    code.aload(C).iload(C_OFFSET);
    code.iload(STRIDE).loadConstant(i).imul().iadd();
    code.loadConstant(j * lanes).iadd();
  }

  /// Loads the index `offset + position·step + shift`.
  private void place(int offset, int step, int shift) {
    code.iload(offset).iload(position).loadConstant(step).imul().iadd();
    code.loadConstant(shift).iadd();
  }

  /// Turns a species, an array and an index on the stack into a vector.
  private void load() {
    code.invokestatic(
        VECTOR, "fromArray", MethodTypeDesc.of(VECTOR, LaneType.SPECIES, FLOATS, CD_int));
  }
}
