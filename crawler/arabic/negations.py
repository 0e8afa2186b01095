"""Words that make a sentence say the opposite, as texts are compared (see `fold`)."""

NEGATIONS = frozenset("لا ولا لم لن ليس ليست لست ما مو مب مش ماكو غير بدون not no".split())
