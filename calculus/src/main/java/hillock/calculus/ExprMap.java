// SPDX-License-Identifier: Apache-2.0
package hillock.calculus;

import hillock.expr.Expr;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A map from interned expressions, in the order in which they were put.
///
/// Keys are compared by identity, because comparing or hashing a tree takes time exponential in its
/// depth where it shares parts.
final class ExprMap<V> extends AbstractMap<Expr, V> {
  private final Map<Key, Entry<Expr, V>> entries = new LinkedHashMap<>();

  private record Key(Object expr) {
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Key(var otherExpr) && otherExpr == expr;
    }

    @Override
    public int hashCode() {
      return System.identityHashCode(expr);
    }
  }

  @Override
  public boolean containsKey(@Nullable Object expr) {
    return expr != null && entries.containsKey(new Key(expr));
  }

  @Override
  public @Nullable V get(@Nullable Object expr) {
    Entry<Expr, V> entry = expr == null ? null : entries.get(new Key(expr));
    return entry == null ? null : entry.getValue();
  }

  @Override
  public @Nullable V put(Expr expr, V value) {
    Entry<Expr, V> entry = entries.get(new Key(expr));
    if (entry != null) {
      return entry.setValue(value);
    }
    entries.put(new Key(expr), new SimpleEntry<>(expr, value));
    return null;
  }

  @Override
  public @Nullable V remove(@Nullable Object expr) {
    Entry<Expr, V> entry = expr == null ? null : entries.remove(new Key(expr));
    return entry == null ? null : entry.getValue();
  }

  @Override
  public Set<Entry<Expr, V>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Entry<Expr, V>> iterator() {
        return entries.values().iterator();
      }

      @Override
      public int size() {
        return entries.size();
      }
    };
  }
}
