// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

import hillock.numerics.Precision;

/// The coefficients of the kernels' polynomials, lowest power first.
///
/// Made by `hillock fit`, which solves the minimax problems of [Approximation]; a test solves them
/// again and compares every bit. The errors are those of the polynomial in exact arithmetic.
final class Coefficients {
  /// expm1 on [-0.347, 0.347], powers 2 to 6: relative error 2^-26.1.
  private static final double[] EXPM1_F32 = {
    0x1.fffffep-2, 0x1.5554aap-3, 0x1.555796p-5, 0x1.122be2p-7, 0x1.6ad004p-10,
  };

  /// expm1 on [-0.347, 0.347], powers 2 to 12: relative error 2^-61.6.
  private static final double[] EXPM1_F64 = {
    0x1.0p-1, 0x1.5555555555559p-3, 0x1.5555555555557p-5, 0x1.111111110f704p-7,
    0x1.6c16c16c17bb1p-10, 0x1.a01a01afa7ba1p-13, 0x1.a01a0197941a8p-16, 0x1.71ddf90626f89p-19,
    0x1.27e507496332fp-22, 0x1.af5d7f89c57dfp-26, 0x1.1f22f57d5b301p-29,
  };

  /// log1p on [-0.2929, 0.4143], powers 3 to 11: relative error 2^-29.3.
  private static final double[] LOG1P_F32 = {
    0x1.555548p-2, -0x1.00007p-2, 0x1.99a54p-3, -0x1.552f18p-3, 0x1.23036ep-3, -0x1.0103e2p-3,
    0x1.eff08p-4, -0x1.bf2996p-4, 0x1.b5aa2p-5,
  };

  /// log1p on [-0.2929, 0.4143], powers 3 to 22: relative error 2^-59.3.
  private static final double[] LOG1P_F64 = {
    0x1.555555555556bp-2, -0x1.ffffffffffe7bp-3, 0x1.9999999994d16p-3, -0x1.555555556b11bp-3,
    0x1.2492492762c86p-3, -0x1.fffffff3bd064p-4, 0x1.c71c702b8b726p-4, -0x1.99999a993fc2ep-4,
    0x1.745d5923928ddp-4, -0x1.555577eb5be37p-4, 0x1.3b0d733f41f6ap-4, -0x1.24893105bb383p-4,
    0x1.116a2ae8d5a5cp-4, -0x1.00d0f4a5b0c91p-4, 0x1.dc980cd2d1a04p-5, -0x1.b44e169793e41p-5,
    0x1.bb9842035ec7fp-5, -0x1.0117c8b6f47e7p-4, 0x1.d30a6a8c9b119p-5, -0x1.8e28f12cff4b9p-6,
  };

  /// atan on [0.0, 0.4143], powers 3 to 11: relative error 2^-30.4.
  private static final double[] ATAN_F32 = {
    -0x1.55554ap-2, 0x1.9991e2p-3, -0x1.23b99ep-3, 0x1.b223d6p-4, -0x1.f2e1c8p-5,
  };

  /// atan on [0.0, 0.4143], powers 3 to 25: relative error 2^-63.9.
  private static final double[] ATAN_F64 = {
    -0x1.5555555555554p-2, 0x1.9999999999584p-3, -0x1.249249246f58dp-3, 0x1.c71c71b458cf3p-4,
    -0x1.745d145047506p-4, 0x1.3b1364f014e63p-4, -0x1.110beb75a165ep-4, 0x1.e167bb54a52ep-5,
    -0x1.ab3bf3a09289ep-5, 0x1.6fe4f10cb7902p-5, -0x1.0fd55a522c8e1p-5, 0x1.e84ce9043e6f6p-7,
  };

  /// erf on [0.0, 1.0], powers 1 to 13: relative error 2^-29.6.
  private static final double[] ERF_F32 = {
    0x1.20dd74p0, -0x1.81273ep-2, 0x1.ce2cfap-4, -0x1.b7f928p-6, 0x1.54060cp-8, -0x1.a3f6f4p-11,
    0x1.4964aep-14, 0x1.fc91dap-25,
  };

  /// erf on [0.0, 1.0], powers 1 to 25: relative error 2^-62.7.
  private static final double[] ERF_F64 = {
    0x1.20dd750429b6dp0, -0x1.812746b0379e6p-2, 0x1.ce2f21a042b33p-4, -0x1.b82ce31284e1ap-6,
    0x1.565bcd0db9662p-8, -0x1.c02db3da5b5c3p-11, 0x1.f9a321c5d9602p-14, -0x1.f4d1e1af9f5a5p-17,
    0x1.b9df0e23d9a3ap-20, -0x1.5f1e1319dc242p-23, 0x1.f7ac921613de2p-27, -0x1.3883053745fbap-30,
    0x1.05b6a1aef351cp-34, 0x1.18309eb96e206p-56,
  };

  /// erfcx on [-1.0, 0.5471698113207547], powers 0 to 10: relative error 2^-28.9.
  private static final double[] ERFCX_F32 = {
    0x1.6e9828p-1, -0x1.d8f07p-3, 0x1.9596b8p-4, -0x1.4f5f3ep-7, -0x1.85fa9p-6, 0x1.67a5e4p-6,
    -0x1.3ffab4p-7, 0x1.ade9fp-10, 0x1.714478p-11, -0x1.85d532p-12, -0x1.b80344p-14,
    -0x1.46588ep-28,
  };

  /// erfcx on [-1.0, 0.8032786885245902], powers 0 to 23: relative error 2^-57.6.
  private static final double[] ERFCX_F64 = {
    0x1.6e9827d229d2dp-1, -0x1.d8f06dfac798ap-3, 0x1.9596c92adafd1p-4, -0x1.4f64aa4aa399p-7,
    -0x1.8600d9145ffcp-6, 0x1.67c189950e2eep-6, -0x1.3f82b5d0c906p-7, 0x1.a84c55c7a4d8ap-10,
    0x1.5297b797aae8p-11, -0x1.81213cdc18a02p-12, -0x1.58ccf258bf4d4p-16, 0x1.d6c2d7dc1cadfp-15,
    -0x1.966517c1199b8p-20, -0x1.2d9ee02a8dd74p-17, 0x1.16af3cac3479bp-22, 0x1.a9bab5a8213b4p-20,
    0x1.0c05e62fd13a5p-24, -0x1.35ef861447fcp-22, -0x1.9cc77c4c84de4p-25, 0x1.8973ed0d8cf12p-25,
    0x1.11ae9a8fd1ac1p-26, -0x1.0a301d900d83fp-28, -0x1.687e22b293868p-29,
    -0x1.4887e21d5b4aep-32, -0x1.7b7a3d36ff27dp-56,
  };

  private Coefficients() {}

  /// The powers of r from 2 in expm1(r) = r + ….
  static double[] expm1(Precision precision) {
    return switch (precision) {
      case F32 -> EXPM1_F32;
      case F64 -> EXPM1_F64;
    };
  }

  /// The powers of f from 3 in log1p(f) = f - f²/2 + ….
  static double[] log1p(Precision precision) {
    return switch (precision) {
      case F32 -> LOG1P_F32;
      case F64 -> LOG1P_F64;
    };
  }

  /// The odd powers of t from 3 in atan(t) = t + ….
  static double[] atan(Precision precision) {
    return switch (precision) {
      case F32 -> ATAN_F32;
      case F64 -> ATAN_F64;
    };
  }

  /// The odd powers of x from 1 in erf(x); last, what is to be added to the first coefficient.
  static double[] erf(Precision precision) {
    return switch (precision) {
      case F32 -> ERF_F32;
      case F64 -> ERF_F64;
    };
  }

  /// The powers of q from 0 in (1 + a)·erfcx(a), where q = (a - 3) / (a + 3); last, what is to be
  /// added to the first coefficient.
  static double[] erfcx(Precision precision) {
    return switch (precision) {
      case F32 -> ERFCX_F32;
      case F64 -> ERFCX_F64;
    };
  }
}
