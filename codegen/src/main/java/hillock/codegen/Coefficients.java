// SPDX-License-Identifier: Apache-2.0
package hillock.codegen;

/// The coefficients of the kernels' polynomials, lowest power first.
///
/// Made by `hillock fit`, which solves the minimax problems of [Approximation]; a test solves them
/// again and compares every bit. The errors are those of the polynomial in exact arithmetic.
final class Coefficients {
  /// expm1 on [-0.347, 0.347], powers 2 to 5: relative error 2^-21.1.
  private static final double[] EXPM1_FAST_FLOATS = {
    0x1.fffe6ep-2, 0x1.555632p-3, 0x1.5705ecp-5, 0x1.11394ep-7,
  };

  /// expm1 on [-0.347, 0.347], powers 2 to 6: relative error 2^-26.1.
  private static final double[] EXPM1_FLOATS = {
    0x1.fffffep-2, 0x1.5554aap-3, 0x1.555796p-5, 0x1.122be2p-7, 0x1.6ad004p-10,
  };

  /// expm1 on [-0.347, 0.347], powers 2 to 8: relative error 2^-37.5.
  private static final double[] EXPM1_WIDE = {
    0x1.00000000174cfp-1, 0x1.55555573848fcp-3, 0x1.555554f2cbdc1p-5, 0x1.1110b1b387f13p-7,
    0x1.6c17677e0268fp-10, 0x1.a1702a08b5b04p-13, 0x1.a0039fba31bebp-16,
  };

  /// expm1 on [-0.347, 0.347], powers 2 to 12: relative error 2^-61.6.
  private static final double[] EXPM1_DOUBLES = {
    0x1.0p-1, 0x1.5555555555559p-3, 0x1.5555555555557p-5, 0x1.111111110f704p-7,
    0x1.6c16c16c17bb1p-10, 0x1.a01a01afa7ba1p-13, 0x1.a01a0197941a8p-16, 0x1.71ddf90626f89p-19,
    0x1.27e507496332fp-22, 0x1.af5d7f89c57dfp-26, 0x1.1f22f57d5b301p-29,
  };

  /// log1p on [-0.2929, 0.4143], powers 3 to 9: relative error 2^-24.9.
  private static final double[] LOG1P_FAST_FLOATS = {
    0x1.5556dap-2, -0x1.000392p-2, 0x1.98d798p-3, -0x1.537d6ap-3, 0x1.317306p-3, -0x1.245d82p-3,
    0x1.64dd02p-4,
  };

  /// log1p on [-0.2929, 0.4143], powers 3 to 11: relative error 2^-29.3.
  private static final double[] LOG1P_FLOATS = {
    0x1.555548p-2, -0x1.00007p-2, 0x1.99a54p-3, -0x1.552f18p-3, 0x1.23036ep-3, -0x1.0103e2p-3,
    0x1.eff08p-4, -0x1.bf2996p-4, 0x1.b5aa2p-5,
  };

  /// log1p on [-0.2929, 0.4143], powers 3 to 14: relative error 2^-38.2.
  private static final double[] LOG1P_WIDE = {
    0x1.55555560ae37ap-2, -0x1.000000c1740cbp-2, 0x1.99998b247f848p-3, -0x1.5554a126e124cp-3,
    0x1.2494bb2664d29p-3, -0x1.001df72982cdep-3, 0x1.c6e0f559b50c3p-4, -0x1.95113ca0c944cp-4,
    0x1.724ca210ac3d3p-4, -0x1.7c69f170741bp-4, 0x1.75560f09aed6ep-4, -0x1.8ae77495fbf5p-5,
  };

  /// log1p on [-0.2929, 0.4143], powers 3 to 22: relative error 2^-59.3.
  private static final double[] LOG1P_DOUBLES = {
    0x1.555555555556bp-2, -0x1.ffffffffffe7bp-3, 0x1.9999999994d16p-3, -0x1.555555556b11bp-3,
    0x1.2492492762c86p-3, -0x1.fffffff3bd064p-4, 0x1.c71c702b8b726p-4, -0x1.99999a993fc2ep-4,
    0x1.745d5923928ddp-4, -0x1.555577eb5be37p-4, 0x1.3b0d733f41f6ap-4, -0x1.24893105bb383p-4,
    0x1.116a2ae8d5a5cp-4, -0x1.00d0f4a5b0c91p-4, 0x1.dc980cd2d1a04p-5, -0x1.b44e169793e41p-5,
    0x1.bb9842035ec7fp-5, -0x1.0117c8b6f47e7p-4, 0x1.d30a6a8c9b119p-5, -0x1.8e28f12cff4b9p-6,
  };

  /// atan on [0.0, 0.4143], powers 3 to 9: relative error 2^-25.5.
  private static final double[] ATAN_FAST_FLOATS = {
    -0x1.555454p-2, 0x1.9924cep-3, -0x1.1c3736p-3, 0x1.49e04ep-4,
  };

  /// atan on [0.0, 0.4143], powers 3 to 11: relative error 2^-30.4.
  private static final double[] ATAN_FLOATS = {
    -0x1.55554ap-2, 0x1.9991e2p-3, -0x1.23b99ep-3, 0x1.b223d6p-4, -0x1.f2e1c8p-5,
  };

  /// atan on [0.0, 0.4143], powers 3 to 15: relative error 2^-40.2.
  private static final double[] ATAN_WIDE = {
    -0x1.5555554edb2cp-2, 0x1.999991f7f81cfp-3, -0x1.2490c256b3964p-3, 0x1.c6d1d17f2f61dp-4,
    -0x1.7081bd7ee0bd8p-4, 0x1.1e57b90e08877p-4, -0x1.369cb61bbff49p-5,
  };

  /// atan on [0.0, 0.4143], powers 3 to 25: relative error 2^-63.9.
  private static final double[] ATAN_DOUBLES = {
    -0x1.5555555555554p-2, 0x1.9999999999584p-3, -0x1.249249246f58dp-3, 0x1.c71c71b458cf3p-4,
    -0x1.745d145047506p-4, 0x1.3b1364f014e63p-4, -0x1.110beb75a165ep-4, 0x1.e167bb54a52ep-5,
    -0x1.ab3bf3a09289ep-5, 0x1.6fe4f10cb7902p-5, -0x1.0fd55a522c8e1p-5, 0x1.e84ce9043e6f6p-7,
  };

  /// erf on [0.0, 1.0], powers 1 to 11: relative error 2^-24.6.
  private static final double[] ERF_FAST_FLOATS = {
    0x1.20dd74p0, -0x1.812674p-2, 0x1.ce091ep-4, -0x1.b5a166p-6, 0x1.423c72p-8, -0x1.271a34p-11,
    0x1.1271e4p-26,
  };

  /// erf on [0.0, 1.0], powers 1 to 13: relative error 2^-29.6.
  private static final double[] ERF_FLOATS = {
    0x1.20dd74p0, -0x1.81273ep-2, 0x1.ce2cfap-4, -0x1.b7f928p-6, 0x1.54060cp-8, -0x1.a3f6f4p-11,
    0x1.4964aep-14, 0x1.fc91dap-25,
  };

  /// erf on [0.0, 1.0], powers 1 to 17: relative error 2^-40.1.
  private static final double[] ERF_WIDE = {
    0x1.20dd750428b2p0, -0x1.812746adb223bp-2, 0x1.ce2f209754eedp-4, -0x1.b82cb8f2a4102p-6,
    0x1.56586ce5426edp-8, -0x1.bfdf5998c0631p-11, 0x1.f56becea67096p-14, -0x1.d25d195ad9481p-17,
    0x1.1b8c8f8dde406p-20, 0x1.13223a20acf17p-54,
  };

  /// erf on [0.0, 1.0], powers 1 to 25: relative error 2^-62.7.
  private static final double[] ERF_DOUBLES = {
    0x1.20dd750429b6dp0, -0x1.812746b0379e6p-2, 0x1.ce2f21a042b33p-4, -0x1.b82ce31284e1ap-6,
    0x1.565bcd0db9662p-8, -0x1.c02db3da5b5c3p-11, 0x1.f9a321c5d9602p-14, -0x1.f4d1e1af9f5a5p-17,
    0x1.b9df0e23d9a3ap-20, -0x1.5f1e1319dc242p-23, 0x1.f7ac921613de2p-27, -0x1.3883053745fbap-30,
    0x1.05b6a1aef351cp-34, 0x1.18309eb96e206p-56,
  };

  /// erfcx on [-1.0, 0.5471698113207547], powers 0 to 8: relative error 2^-23.4.
  private static final double[] ERFCX_FAST_FLOATS = {
    0x1.12f22p0, -0x1.c44c5ep-1, 0x1.2e319p-1, -0x1.3de66p-2, 0x1.e9ed86p-4, -0x1.b925d6p-6,
    -0x1.a3c7e4p-10, 0x1.96a41ep-9, 0x1.8855ecp-14, -0x1.60a4f6p-25,
  };

  /// erfcx on [-1.0, 0.5471698113207547], powers 0 to 10: relative error 2^-28.9.
  private static final double[] ERFCX_FLOATS = {
    0x1.6e9828p-1, -0x1.d8f07p-3, 0x1.9596b8p-4, -0x1.4f5f3ep-7, -0x1.85fa9p-6, 0x1.67a5e4p-6,
    -0x1.3ffab4p-7, 0x1.ade9fp-10, 0x1.714478p-11, -0x1.85d532p-12, -0x1.b80344p-14,
    -0x1.46588ep-28,
  };

  /// erfcx on [-1.0, 0.5471698113207547], powers 0 to 13: relative error 2^-39.4.
  private static final double[] ERFCX_WIDE = {
    0x1.12f21ddd9fabap0, -0x1.c44c471bea262p-1, 0x1.2e3269458ed6cp-1, -0x1.3deb2120bfacdp-2,
    0x1.e995f174431fp-4, -0x1.b789b9a8a7f0ap-6, -0x1.3dd5aa53a8d8ap-10, 0x1.8db79a9cd5211p-9,
    -0x1.1f550da206203p-11, -0x1.2354dc6be3343p-12, 0x1.bda18080aebc8p-14, 0x1.0dc56ff2cf5eep-15,
    -0x1.e44e92f47aca4p-17, -0x1.658e275fd64adp-18, 0x1.360fc2765a4bbp-55,
  };

  /// erfcx on [-1.0, 0.8032786885245902], powers 0 to 23: relative error 2^-57.6.
  private static final double[] ERFCX_DOUBLES = {
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
  static double[] expm1(WorkingFormat working) {
    return switch (working) {
      case FAST_FLOATS -> EXPM1_FAST_FLOATS;
      case FLOATS -> EXPM1_FLOATS;
      case WIDE -> EXPM1_WIDE;
      case DOUBLES -> EXPM1_DOUBLES;
    };
  }

  /// The powers of f from 3 in log1p(f) = f - f²/2 + ….
  static double[] log1p(WorkingFormat working) {
    return switch (working) {
      case FAST_FLOATS -> LOG1P_FAST_FLOATS;
      case FLOATS -> LOG1P_FLOATS;
      case WIDE -> LOG1P_WIDE;
      case DOUBLES -> LOG1P_DOUBLES;
    };
  }

  /// The odd powers of t from 3 in atan(t) = t + ….
  static double[] atan(WorkingFormat working) {
    return switch (working) {
      case FAST_FLOATS -> ATAN_FAST_FLOATS;
      case FLOATS -> ATAN_FLOATS;
      case WIDE -> ATAN_WIDE;
      case DOUBLES -> ATAN_DOUBLES;
    };
  }

  /// The odd powers of x from 1 in erf(x); last, what is to be added to the first coefficient.
  static double[] erf(WorkingFormat working) {
    return switch (working) {
      case FAST_FLOATS -> ERF_FAST_FLOATS;
      case FLOATS -> ERF_FLOATS;
      case WIDE -> ERF_WIDE;
      case DOUBLES -> ERF_DOUBLES;
    };
  }

  /// The powers of q from 0 in (1 + a)·erfcx(a), where q = (a - 3) / (a + 3), or in
  /// (3 + a)·erfcx(a) with bits to spare; last, what is to be added to the first coefficient.
  static double[] erfcx(WorkingFormat working) {
    return switch (working) {
      case FAST_FLOATS -> ERFCX_FAST_FLOATS;
      case FLOATS -> ERFCX_FLOATS;
      case WIDE -> ERFCX_WIDE;
      case DOUBLES -> ERFCX_DOUBLES;
    };
  }
}
