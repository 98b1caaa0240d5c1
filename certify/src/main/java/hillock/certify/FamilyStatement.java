// SPDX-License-Identifier: Apache-2.0
package hillock.certify;

/// For which values of its parameters a function has a property.
///
/// @param property what is asked: `nondecreasing`
/// @param answer `for all`, `for none`, a condition such as `iff alpha >= 0`, or `not for all`
/// @param verdict proved, refuted or undecided, of the property for all values in the domains
/// @param remark a witness, or a reason
public record FamilyStatement(String property, String answer, String verdict, String remark) {
  @Override
  public String toString() {
    return property + ": " + answer + (remark.isEmpty() ? "" : " (" + remark + ")");
  }
}
