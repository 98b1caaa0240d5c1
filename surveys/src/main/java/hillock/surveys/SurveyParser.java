// SPDX-License-Identifier: Apache-2.0
package hillock.surveys;

import hillock.catalog.Catalog;
import hillock.expr.Activation;
import hillock.expr.Formula;
import hillock.expr.FormulaException;
import hillock.expr.Source;
import hillock.expr.Suggestion;
import hillock.surveys.Criterion.Measure;
import hillock.surveys.SurveyBlock.Detail;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the file of a survey.
///
/// ```
/// survey 0 | Somebody: On activation functions. 2020
///
/// define  relu-printed(x) = x >= 0 ? x : 0
///
/// property 1 | 连续可导 | has a continuous derivative
///   means   smooth
///
/// function ReLU | relu
///
/// states 1 | ReLU | no
///   says    例如ReLU在x=0处不可导
///   english ReLU has no derivative at 0.
///
/// erratum 3 | section 2
///   says    ReLU'(0) = 1
///   claim   slope of relu(x) equals 1 at x = 0
///   truth   slope of relu(x) equals 0 at x = 0
///   text    Words on what is wrong with words.
/// ```
///
/// `confirmed` in place of `erratum` is for what looks like an error and is none. Lines of text may
/// be repeated, and are joined. Every formula is read and every function looked up.
final class SurveyParser {
  private final Source source;
  private Catalog scope;
  private int number = -1;
  private String title = "";
  private final List<Criterion> criteria = new ArrayList<>();
  private final List<SurveyedFunction> functions = new ArrayList<>();
  private final List<Assertion> assertions = new ArrayList<>();
  private final List<Erratum> errata = new ArrayList<>();

  private SurveyParser(Source source, Catalog scope) {
    this.source = source;
    this.scope = scope;
  }

  /// Reads a file.
  ///
  /// @param catalog the functions that it may name
  /// @throws FormulaException if it is not the file of a survey; the message says where
  static Survey parse(Source source, Catalog catalog) {
    SurveyParser parser = new SurveyParser(source, catalog);
    SurveyBlock.all(source).forEach(parser::block);
    return new Survey(
        parser.number,
        parser.title,
        parser.criteria,
        parser.functions,
        parser.assertions,
        parser.errata);
  }

  private void block(SurveyBlock block) {
    switch (block.key()) {
      case "survey" -> survey(block);
      case "define" -> define(block);
      case "property" -> property(block);
      case "function" -> function(block);
      case "states" -> states(block);
      case "erratum" -> erratum(block, false);
      case "confirmed" -> erratum(block, true);
      default ->
          throw block.problem(
              "unknown word '%s'%s".formatted(
                  block.key(), Suggestion.clause(block.key(), SurveyBlock.KEYS)));
    }
  }

  private void survey(SurveyBlock block) {
    List<String> parts = block.parts(2, "survey NUMBER | TITLE");
    number = block.number(parts.get(0));
    title = parts.get(1);
  }

  private void define(SurveyBlock block) {
    scope = scope.with(new Source(source.name(), block.text() + "\n"));
  }

  private void property(SurveyBlock block) {
    List<String> parts = block.parts(3, "property NUMBER | NAME | ENGLISH");
    PropositionParser propositions = new PropositionParser(source, scope);
    List<Predicate> senses = new ArrayList<>();
    for (Detail detail : block.details("means")) {
      senses.add(propositions.predicate(detail.text(), detail.offset()));
    }
    List<Measure> measures = new ArrayList<>();
    for (Detail detail : block.details("counts")) {
      measures.add(measure(detail, block));
    }
    if (senses.isEmpty() == measures.isEmpty()) {
      throw block.problem("a property has lines 'means PREDICATE', or one line 'counts WHAT'");
    }
    Measure measure = measures.isEmpty() ? Measure.NOTHING : measures.getFirst();
    criteria.add(
        new Criterion(
            block.number(parts.get(0)),
            parts.get(1),
            parts.get(2),
            senses,
            measure,
            block.joined("remark")));
  }

  private static Measure measure(Detail detail, SurveyBlock block) {
    return switch (detail.text()) {
      case "operations" -> Measure.OPERATIONS;
      case "parameters" -> Measure.PARAMETERS;
      case "nothing" -> Measure.NOTHING;
      default ->
          throw block.problem(detail, "what is counted is operations, parameters or nothing");
    };
  }

  private void function(SurveyBlock block) {
    List<String> parts = block.parts(2, "function NAME | FUNCTION OR DEFINITION");
    String name = parts.get(0);
    if (functions.stream().anyMatch(f -> f.name().equals(name))) {
      throw block.problem("the function '" + name + "' is there already");
    }
    functions.add(new SurveyedFunction(name, term(parts.get(1), block)));
  }

  private Term term(String text, SurveyBlock block) {
    Optional<Activation> known = scope.activation(text);
    if (known.isPresent()) {
      return Term.of(known.get(), text);
    }
    try {
      return Term.of(Formula.typed(text, scope, Map.of()), text);
    } catch (FormulaException e) {
      int column = block.columnOf(text) + Math.max(0, e.column() - 1);
      throw new FormulaException(source, block.offset() + column, 1, e.problem());
    }
  }

  private void states(SurveyBlock block) {
    List<String> parts = block.parts(3, "states PROPERTY | FUNCTIONS | PREDICATE");
    int wanted = block.number(parts.get(0));
    Criterion criterion =
        criteria.stream()
            .filter(c -> c.number() == wanted)
            .findFirst()
            .orElseThrow(() -> block.problem("there is no property " + wanted));
    List<SurveyedFunction> named = new ArrayList<>();
    for (String name : parts.get(1).split(" *, *", -1)) {
      named.add(named(name, block));
    }
    String predicate = parts.get(2);
    int offset = block.offset() + block.columnOf(predicate);
    List<Quotation> quotations = block.quotations();
    if (quotations.size() != 1) {
      throw block.problem("a statement has one line 'says WORDS'");
    }
    assertions.add(
        new Assertion(
            criterion,
            named,
            predicate(predicate, criterion, offset),
            quotations.getFirst()));
  }

  /// `yes` is the property itself, `no` its opposite.
  private Predicate predicate(String text, Criterion criterion, int offset) {
    return switch (text) {
      case "yes" -> criterion.sense();
      case "no" -> new Predicate.Not(criterion.sense());
      default -> new PropositionParser(source, scope).predicate(text, offset);
    };
  }

  private SurveyedFunction named(String name, SurveyBlock block) {
    List<String> known = functions.stream().map(SurveyedFunction::name).toList();
    return functions.stream()
        .filter(f -> f.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                block.problem(
                    "unknown function '%s'%s; a line 'function %s | …' makes it known"
                        .formatted(name, Suggestion.clause(name, known), name)));
  }

  private void erratum(SurveyBlock block, boolean isConfirmed) {
    List<String> parts = block.parts(2, "erratum NUMBER | PLACE");
    List<Quotation> quotations = block.quotations();
    if (quotations.isEmpty()) {
      throw block.problem("an erratum has a line 'says WORDS'");
    }
    errata.add(
        new Erratum(
            block.number(parts.get(0)),
            parts.get(1),
            isConfirmed,
            quotations,
            propositions(block, "claim"),
            propositions(block, "truth"),
            block.joined("text")));
  }

  private List<Proposition> propositions(SurveyBlock block, String key) {
    PropositionParser parser = new PropositionParser(source, scope);
    return block.details(key).stream()
        .map(detail -> parser.proposition(detail.text(), detail.offset()))
        .toList();
  }
}
