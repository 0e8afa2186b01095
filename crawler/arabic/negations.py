"""Words that make a sentence say the opposite, as texts are compared (see `fold`)."""

NEGATIONS = frozenset("لا لم لن ليس ليست لست ما مو مش غير بدون not no".split())
