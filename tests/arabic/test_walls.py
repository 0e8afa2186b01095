"""Given the words of a page without posts, whether it is an error or asks to log in."""

import csv

import pytest

from crawler.arabic.error_pages import is_error_page, is_outage
from crawler.arabic.walls import is_empty_list, is_login_wall
from tests.shared import SHARED

ERRORS = """
لم تقم باختيار موضوع
الموضوع الذي تبحث عنه لم يعد متاحا
المعذرة، لم نعثر على ما تبحث عنه
المنتديات مغلقة بسبب تحديث النسخة
السيرفر مشغول حاليا، الرجاء المحاولة لاحقا
No posts exist for this topic
We'll be back soon
لا يمكن العثور على الصفحة
عفوًا، الموضوع المطلوب غير موجود
عذراً .. لا يمكنك دخول هذا القسم
تم حذف هذا الموضوع من قبل الإدارة
المنتدى مغلق حالياً للصيانة
لقد تم حظرك من هذا المنتدى
حدث خطأ! الموضوع أو القسم الذي تبحث عنه غير متاح
الموضوع أو المنتدى المطلوب لم يعد موجودًا
المنتدى الذي اخترته غير موجود
العضو المطلوب غير موجود
المنتدى المختار غير موجود
الموضوع المطلوب ليس له وجود
المساهمة المطلوبة غير موجودة
لا رسائل لهذا الموضوع
تم حذف هذا المنتدى
الموضوع أو المنتدى الذي تريد البحث عنه أما مفقود أو غير مصرح لك به.
نأسف لكن المنتدى متوقف مؤقتًا، عاود الزيارة بعد دقائق
المنتدى في حالة صيانة.
أوقِفَ حسابك نهائيًا في هذا المنتدى.
لقد حُظِر رقم IP الخاص بك
أنت مطرود من هذا المنتدى.
خطأ عام
لم تقم بتحديد موضوع. إذا كنت قد تبعت رابطاً صالحاً، الرجاء إخبار المدير
رقم الموضوع المطلوب خاطئ
القسم المحدد غير صالح
لا يوجد منتدى بهذا الرقم
لا يمكن العثور على الموضوع المطلوب.
عذراً، لم نتمكن من العثور على ما تبحث عنه
العنصر الذي تبحث عنه غير موجود
عفواً! واجهتنا بعض المشاكل.
تم إيقاف عضويتك للسبب التالي:
الموقع قيد الصيانة
هذا الموضوع تم حذفه أو نقله
الوصول مرفوض
رسالة المنتدى
خطأ 404
Kein Thema angegeben.
Das angeforderte Thema konnte nicht gefunden werden.
La discussion demandée est introuvable
Запрашиваемая тема не найдена.
The requested topic does not exist.
The topic or post you requested does not exist
The selected forum does not exist.
The topic or board you are looking for appears to be either missing or off limits to you.
Bad request. The link you followed is incorrect or outdated.
No Thread specified. If you followed a valid link, please notify the administrator
Oops! That page doesn’t exist or is private.
The page you requested could not be found.
We could not locate the item you are trying to view.
This board is currently disabled.
Sorry, but this board is currently unavailable. Please try again later.
You have been banned for the following reason: No reason was specified.
You are not permitted to view this forum.
Oops! We ran into some problems.
You have been permanently banned from this board.
Das gewünschte Thema existiert nicht.
Le sujet demandé n’existe pas.
Запрошенной темы не существует.
You’re not authorized to view this page.
The requested page is not available.
عذراً، هناك مشكلة
عذراً، لم نجد ذلك!
نأسف، حدث خطأ.
لم نتمكن من تحديد موقع العنصر الذي تحاول مشاهدته.
لم يتم تحديد منتدى. إذا كنت متأكداً من الرابط، فراسل الإدارة
طلب غير صحيح: لايمكن إيجاد التصنيف المطلوب
هذا الموضوع لم يتم الموافقة عليه بعد
المنتدى في حالة 'نمط الصيانة'.
"""
WALLS = """
هذا القسم خاص بالمشرفين
هذا المنتدى مغلق للزوار
يتوجب عليك الدخول أولا
Sorry, guests may not view this board
المرجو تسجيل الدخول
عذرًا، هذه الصفحة خاصة
يجب عليك تسجيل الدخول أو التسجيل لمشاهدة هذا المحتوى
يرجى تسجيل الدخول للمتابعة
هذا القسم للأعضاء المسجلين فقط
قسم خاص بالأعضاء
أنت لم تسجل الدخول بعد أو أنك لا تملك صلاحية لدخول لهذه الصفحة
لمشاهدة هذا المنتدى أو المشاركة فيه ينبغي عليك أولًا إدخال كلمة المرور
لا تملك الصلاحية للوصول إلى هذا القسم
ليست لديك الصلاحية لقراءة محتويات هذا المنتدى
غير مصرح لك بالاطلاع على هذا الموضوع.
لا يمكنك قراءة المشاركات في هذا المنتدى
عذرًا، لست مخوّلًا لاستخدام هذه الميزة.
الأعضاء المُسجَلٍيّن فقط يٌمكنهم الدخول الى هذا القسم .
عفوا، ولكن الأعضاء الذين لديهم تصريح خاص هم وحدهم من يستطيعون قراءة المواضيع في هذا المنتدى
أنت إما غير مسجل دخولك أو ليس لديك صلاحيات لمشاهدة هذه الصفحة
المرجو تعريف نفسك من أجل الدخول الى هذا المنتدى
الرجاء ادخال اسم الاشتراك وكلمة السر للدخول
يتوجب عليك تسجيل الدخول أو التسجيل لعرض المحتوى
الرجاء التسجيل أو تسجيل الدخول لمشاهدة هذا المحتوى
أنت غير مسجل في المنتدى أو لم تقم بتسجيل دخولك
هذا القسم محمي بكلمة مرور
ليس مسموحاً لك بالدخول
لا يحق لك دخول هذا القسم
Sie sind nicht angemeldet oder haben nicht die erforderlichen Rechte
Вы не вошли на форум
You must be logged-in to do that.
You are either not logged in or do not have permission to view this page.
Only registered members are allowed to access this section.
Sorry, but only users granted special access can read topics in this forum
Please log in to continue
This content is for members only
Vous devez vous inscrire et vous connecter afin de pouvoir consulter ce forum.
Du bist nicht berechtigt, dieses Forum zu lesen.
Вы должны быть зарегистрированы и авторизованы для просмотра этого форума.
Maybe you are able to access this page if you log in to your account.
يجب تسجيل دخولك لمشاهدة هذا المحتوى
أنت لم تسجل دخول.
أنت لست مسجل دخول
غير مسموح بالدخول
للمشاركة في المنتدى ينبغي عليك التسجيل أولا
"""
# What opens pages that are neither.
NEITHER = """
مرحباً بك يا زائر في منتدى الواحة
لا توجد مواضيع في هذا القسم
كيف أحذف الموضوع بعد نشره؟
اشترك الآن لتصلك مواضيعنا
تسجيل الدخول
لا توجد مواضيع أو مشاركات في هذا المنتدى
المنتدى فارغ.
لا يوجد موضوع جديد منذ آخر زيارة
تم نقل الموضوع إلى قسم السيارات
خطأ شائع في كتابة الهمزة
لا تستطيع كتابة مواضيع جديدة في هذا المنتدى
هذا الموضوع مغلق، لا تستطيع تعديله أو إضافة الردود عليه
الأعضاء المتواجدون الآن: زائر واحد
There are no topics in this forum.
Log in
Sign up
"""

# What a board without threads says, and what stands on boards with and without.
EMPTY = """
لا توجد مواضيع في هذا القسم
لا توجد مواضيع أو مشاركات في هذا المنتدى.
لا توجد رسائل...
لا توجد في هذا القسم أيّة مواضيع
عذرًا، لا يوجد أي موضوع هنا
ليس هناك أية مواضيع
المنتدى فارغ.
There are no topics or posts in this forum.
There are no threads to display.
No topics
لم يتم نشر أي مواضيع بعد
لا مواضيع في هذا المنتدى
لا رسائل...
عذراً! لا توجد هنا أي موضوعات!
لا توجد ردود هنا!
"""
NOT_EMPTY = """
لا توجد مشاركات جديدة
لا توجد مواضيع جديدة منذ زيارتك
المنتدى العام
هل توجد مواضيع عن الخيل؟
No new posts
لا توجد ردود
No posts since your last visit
There are no new topics
"""


def phrases(lines: str) -> list[str]:
    return lines.strip().splitlines()


@pytest.mark.parametrize("text", phrases(ERRORS))
def test_words_of_an_error(text: str) -> None:
    assert is_error_page(text)


@pytest.mark.parametrize("text", phrases(WALLS))
def test_words_of_a_wall(text: str) -> None:
    assert is_login_wall(text)


@pytest.mark.parametrize("text", phrases(NEITHER))
def test_words_of_neither(text: str) -> None:
    assert not is_error_page(text)
    assert not is_login_wall(text)


@pytest.mark.parametrize("text", phrases(EMPTY))
def test_words_of_a_board_without_threads(text: str) -> None:
    assert is_empty_list(text)


@pytest.mark.parametrize("text", phrases(NOT_EMPTY))
def test_words_that_stand_on_any_board(text: str) -> None:
    assert not is_empty_list(text)


def test_phrases_that_forums_were_seen_with() -> None:
    path = SHARED / "vocab" / "chrome.tsv"
    if not path.exists():
        pytest.skip("the list of phrases is not on this machine")
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))
    seen = [row["phrase"] for row in rows if row["category"] == "error_page"]
    assert seen
    assert [text for text in seen if not (is_error_page(text) or is_login_wall(text))] == []


@pytest.mark.parametrize(
    ("text", "outage"),
    [
        ("المنتدى مغلق للصيانة", True),
        ("المنتديات مغلقة حاليا", True),
        ("خطأ في قاعدة البيانات", True),
        ("المنتدى تحت التطوير", True),
        ("تم إيقاف المنتدى", True),
        ("The board is currently disabled", True),
        ("Database error", True),
        ("الموضوع المطلوب غير موجود", False),
        ("The requested topic does not exist.", False),
        ("تم حذف هذا الموضوع", False),
    ],
)
def test_a_forum_that_is_closed_is_told_from_a_thread_that_is_gone(text: str, outage: bool) -> None:
    assert is_error_page(text)
    assert is_outage(text) == outage
