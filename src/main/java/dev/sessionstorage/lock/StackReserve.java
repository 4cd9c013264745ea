// SPDX-License-Identifier: Apache-2.0
package dev.sessionstorage.lock;

/** Finds out whether the stack has room for something that must not be cut off half-way. */
public final class StackReserve {
  /** Levels of {@link #deeper}, enough for a wait in the interpreter. */
  private static final int DEPTH = 64;

  /** Never true, which compilers do not know: they keep what it takes to go on interpreting. */
  private static boolean never;

  private StackReserve() {}

  /** Throws a {@link StackOverflowError} unless a wait has room. Takes less than a microsecond. */
  static void checkForWait() {
    if (deeper(DEPTH, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12) == 0) {
      throw new AssertionError("the sum of positive numbers is positive");
    }
  }

  /** So many arguments that some are on the stack, also when this is compiled. */
  private static long deeper(
      int depth,
      long a,
      long b,
      long c,
      long d,
      long e,
      long f,
      long g,
      long h,
      long i,
      long j,
      long k,
      long l) {
    return depth == 0
        ? a + b + c + d + e + f + g + h + i + j + k + l
        : deeper(depth - 1, b, c, d, e, f, g, h, i, j, k, l, a);
  }

  /**
   * Throws a {@link StackOverflowError} unless a block has room to begin and to end. Its locals
   * make its frame that large. Compiled code keeps none of them, so this costs nothing; but since
   * it may have to go on in the interpreter, it makes sure that the interpreter's frame would fit.
   */
  @SuppressWarnings({"UnusedVariable", "MultiVariableDeclaration"}) // see above
  public static void checkForBlock() {
    long a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, aa, ab, ac, ad, ae, af, ag, ah, ai, aj;
    long b0, b1, b2, b3, b4, b5, b6, b7, b8, b9, ba, bb, bc, bd, be, bf, bg, bh, bi, bj;
    long c0, c1, c2, c3, c4, c5, c6, c7, c8, c9, ca, cb, cc, cd, ce, cf, cg, ch, ci, cj;
    long d0, d1, d2, d3, d4, d5, d6, d7, d8, d9, da, db, dc, dd, de, df, dg, dh, di, dj;
    long e0, e1, e2, e3, e4, e5, e6, e7, e8, e9, ea, eb, ec, ed, ee, ef, eg, eh, ei, ej;
    long f0, f1, f2, f3, f4, f5, f6, f7, f8, f9, fa, fb, fc, fd, fe, ff, fg, fh, fi, fj;
    long g0, g1, g2, g3, g4, g5, g6, g7, g8, g9, ga, gb, gc, gd, ge, gf, gg, gh, gi, gj;
    long h0, h1, h2, h3, h4, h5, h6, h7, h8, h9, ha, hb, hc, hd, he, hf, hg, hh, hi, hj;
    long i0, i1, i2, i3, i4, i5, i6, i7, i8, i9, ia, ib, ic, id, ie, ig, ih, ii, ij;
    long j0, j1, j2, j3, j4, j5, j6, j7, j8, j9, ja, jb, jc, jd, je, jf, jg, jh, ji, jj;
    long k0, k1, k2, k3, k4, k5, k6, k7, k8, k9, ka, kb, kc, kd, ke, kf, kg, kh, ki, kj;
    long l0, l1, l2, l3, l4, l5, l6, l7, l8, l9, la, lb, lc, ld, le, lf, lg, lh, li, lj;
    long m0, m1, m2, m3, m4, m5, m6, m7, m8, m9, ma, mb, mc, md, me, mf, mg, mh, mi, mj;
    long n0, n1, n2, n3, n4, n5, n6, n7, n8, n9, na, nb, nc, nd, ne, nf, ng, nh, ni, nj;
    long o0, o1, o2, o3, o4, o5, o6, o7, o8, o9, oa, ob, oc, od, oe, of, og, oh, oi, oj;
    long p0, p1, p2, p3, p4, p5, p6, p7, p8, p9, pa, pb, pc, pd, pe, pf, pg, ph, pi, pj;
    long q0, q1, q2, q3, q4, q5, q6, q7, q8, q9, qa, qb, qc, qd, qe, qf, qg, qh, qi, qj;
    long r0, r1, r2, r3, r4, r5, r6, r7, r8, r9, ra, rb, rc, rd, re, rf, rg, rh, ri, rj;
    long s0, s1, s2, s3, s4, s5, s6, s7, s8, s9, sa, sb, sc, sd, se, sf, sg, sh, si, sj;
    long t0, t1, t2, t3, t4, t5, t6, t7, t8, t9, ta, tb, tc, td, te, tf, tg, th, ti, tj;
    if (never) {
      checkForWait();
    }
  }
}
