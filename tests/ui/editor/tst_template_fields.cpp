// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/common/MessageBar.h"
#include "ui/common/Theme.h"
#include "ui/editor/BodyEditor.h"
#include "ui/editor/CodeArea.h"
#include "ui/editor/CompletionList.h"
#include "ui/editor/DraftPage.h"
#include "ui/editor/DraftWork.h"
#include "ui/editor/Remark.h"

#include <QApplication>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QTableWidget>
#include <QTest>
#include <QToolButton>
#include <QToolTip>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using core::Draft;
using ui::CompletionList;
using ui::DraftPage;

// What the fields of a template do for whoever writes it.
class TestTemplateFields final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { ui::applyAppearance(*qApp, ui::Appearance::Light); }
    void init();
    void cleanup() { m_page.reset(); }

    void twoBracesOpenTheList();
    void aPlainDraftHasNone();
    void filtersWhileTyping();
    void ctrlSpaceOpensItInsideAPlaceholder();
    void keysOfTheListStayInTheList_data();
    void keysOfTheListStayInTheList();
    void leavesTheBracesOfTheJsonAlone_data();
    void leavesTheBracesOfTheJsonAlone();
    void completesKeys();
    void completesValuesOfVariables();
    void marksAllProblems();
    void saysWhatAPlaceholderMeans();
    void makesAVariable();
    void makingAVariableCanBeUndone();
    void refusesNamesThatCannotBe();
    void makesAVariableOfAKey();
    void saysWhatToSelect();
    void staysQuickInALargeBody();

private:
    static Draft draft(const QByteArray &body, bool isTemplate = true)
    {
        Draft made = core::newDraft();
        made.isTemplate = isTemplate;
        made.keySource = isTemplate ? core::KeySource::Template : core::KeySource::Fixed;
        made.records = {{body, u"k"_s, {}}};
        made.variables = {{u"tenant"_s, u"acme"_s}};
        return made;
    }
    template <typename T>
    T *find(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    ui::CodeArea *body() const { return find<ui::CodeArea>(u"body"_s); }
    QByteArray text() const { return m_page->draft().records.first().body; }
    // The one that is open; null: none is.
    CompletionList *list() const
    {
        QCoreApplication::processEvents();
        for (auto *each : m_page->findChildren<CompletionList *>()) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }
    QStringList names() const
    {
        QStringList all;
        const CompletionList *open = list();
        const auto *view = open ? open->findChild<QListView *>(u"completions"_s) : nullptr;
        for (int row = 0; view && row < view->model()->rowCount(); ++row)
            all << view->model()->index(row, 0).data().toString();
        return all;
    }
    void show(const Draft &draft) const
    {
        m_page->setContent(draft);
        m_page->focusBody();
        body()->SendScintilla(QsciScintilla::SCI_DOCUMENTEND);
    }
    void examine() const
    {
        m_page->setFacts(core::examineAny(m_page->draft(), m_around, m_checks));
    }
    void select(const QByteArray &part) const
    {
        const auto at = text().indexOf(part);
        body()->SendScintilla(QsciScintilla::SCI_SETSEL, static_cast<unsigned long>(at),
                              static_cast<long>(at + part.size()));
    }
    QLineEdit *prompt() const { return find<QLineEdit>(u"variableName"_s); }
    void name(const QString &text) const
    {
        m_page->makeVariable();
        QVERIFY(prompt() && prompt()->hasFocus());
        prompt()->selectAll();
        QTest::keyClicks(prompt(), text);
        QTest::keyClick(prompt(), Qt::Key_Return);
    }

    ui::DraftWorkSwitch m_work;
    core::TemplateSurroundings m_around;
    core::DraftSurroundings m_checks;
    std::unique_ptr<DraftPage> m_page;
};

void TestTemplateFields::init()
{
    m_checks.random = [] { return quint64(1); };
    m_around.rendering.seed = 3;
    m_around.outer = {};
    m_around.outer.add({"region", "eu-1", core::Variable::Origin::Environment});
    m_page = std::make_unique<DraftPage>(core::newDraft(), m_work);
    m_page->setTemplates(m_around);
    m_page->setTarget({.stream = u"orders"_s});
    m_page->resize(1100, 700);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
}

void TestTemplateFields::twoBracesOpenTheList()
{
    show(draft("{\"id\": "));
    QTest::keyClicks(body(), u"{"_s);
    QVERIFY(!list());
    QTest::keyClicks(body(), u"{"_s);
    QVERIFY(list());
    const QStringList all = names();
    QVERIFY2(all.indexOf(u"tenant"_s) < all.indexOf(u"region"_s), qPrintable(all.join(u' ')));
    QVERIFY(all.indexOf(u"region"_s) < all.indexOf(u"uuid"_s));

    QTest::keyClick(body(), Qt::Key_Return);
    QVERIFY(!list());
    QCOMPARE(text(), "{\"id\": {{ tenant }}");
    QTest::keyClick(body(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(text(), "{\"id\": {{");
}

void TestTemplateFields::aPlainDraftHasNone()
{
    show(draft("", false));
    QTest::keyClicks(body(), u"{{"_s);
    QVERIFY(!list());
    QTest::keyClick(body(), Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(!list());
    QCOMPARE(text(), "{{");
}

void TestTemplateFields::filtersWhileTyping()
{
    show(draft(""));
    QTest::keyClicks(body(), u"{{ in"_s);
    QCOMPARE(names().value(0), u"int"_s);
    QVERIFY(!names().contains(u"tenant"_s));
    QTest::keyClick(body(), Qt::Key_Backspace);
    QTest::keyClick(body(), Qt::Key_Backspace);
    QVERIFY(names().contains(u"tenant"_s));
    QTest::keyClicks(body(), u"int"_s);
    QTest::keyClick(body(), Qt::Key_Tab);
    QVERIFY2(text().startsWith("{{ int(") && text().endsWith(" }}"), text().constData());
    QVERIFY(!list());
}

void TestTemplateFields::ctrlSpaceOpensItInsideAPlaceholder()
{
    show(draft("{{ ten }} x"));
    QTest::keyClick(body(), Qt::Key_Space, Qt::ControlModifier);
    QVERIFY(!list()); // behind it
    body()->SendScintilla(QsciScintilla::SCI_GOTOPOS, 6UL);
    QTest::keyClick(body(), Qt::Key_Space, Qt::ControlModifier);
    QCOMPARE(names().value(0), u"tenant"_s);
    QTest::keyClick(body(), Qt::Key_Return);
    QCOMPARE(text(), "{{ tenant }} x");
}

void TestTemplateFields::keysOfTheListStayInTheList_data()
{
    QTest::addColumn<int>("key");
    QTest::newRow("escape") << int(Qt::Key_Escape);
    QTest::newRow("enter") << int(Qt::Key_Return);
    QTest::newRow("tab") << int(Qt::Key_Tab);
}

void TestTemplateFields::keysOfTheListStayInTheList()
{
    QFETCH(int, key);
    show(draft(""));
    QTest::keyClicks(body(), u"{{"_s);
    QVERIFY(list());
    QTest::keyClick(body(), static_cast<Qt::Key>(key));
    QVERIFY(!list());
    QVERIFY(body()->hasFocus());
    QCOMPARE(text(), key == Qt::Key_Escape ? "{{" : "{{ tenant }}");
}

void TestTemplateFields::leavesTheBracesOfTheJsonAlone_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("behind");
    QTest::addColumn<QByteArray>("after");
    QTest::newRow("two of the JSON") << QByteArray("{\"a\": {\"b\": ") << QByteArray("}}")
                                     << QByteArray("{\"a\": {\"b\": {{ tenant }}}}");
    QTest::newRow("its own and one")
        << QByteArray("{\"a\": ") << QByteArray(" }}}") << QByteArray("{\"a\": {{ tenant }}}");
    QTest::newRow("its own") << QByteArray("  \"a\": ") << QByteArray("}},")
                             << QByteArray("  \"a\": {{ tenant }},");
}

void TestTemplateFields::leavesTheBracesOfTheJsonAlone()
{
    QFETCH(QByteArray, before);
    QFETCH(QByteArray, behind);
    QFETCH(QByteArray, after);
    show(draft(before + behind));
    body()->SendScintilla(QsciScintilla::SCI_GOTOPOS, static_cast<unsigned long>(before.size()));
    QTest::keyClicks(body(), u"{{"_s);
    QVERIFY(list());
    QTest::keyClick(body(), Qt::Key_Return);
    QCOMPARE(text(), after);
}

void TestTemplateFields::completesKeys()
{
    show(draft("{}"));
    auto *key = find<QLineEdit>(u"partitionKey"_s);
    key->setFocus();
    key->end(false);
    QTest::keyClicks(key, u"-{{te"_s);
    QVERIFY(list());
    QTest::keyClick(key, Qt::Key_Return);
    QCOMPARE(m_page->draft().records.first().partitionKey, u"k-{{ tenant }}"_s);
    QVERIFY(key->hasFocus());
}

void TestTemplateFields::completesValuesOfVariables()
{
    show(draft("{}"));
    find<QToolButton>(u"variablesFold"_s)->setChecked(true);
    auto *table = find<QTableWidget>(u"variablesTable"_s);
    table->setFocus();
    table->setCurrentCell(0, 1);
    table->editItem(table->item(0, 1));
    QCoreApplication::processEvents();
    auto *edit = qobject_cast<QLineEdit *>(QApplication::focusWidget());
    QVERIFY(edit);
    edit->clear();
    QTest::keyClicks(edit, u"{{reg"_s);
    QVERIFY(list());
    QTest::keyClick(edit, Qt::Key_Return);
    QCOMPARE(edit->text(), u"{{ region }}"_s); // still being edited
    QTest::keyClick(edit, Qt::Key_Return);
    QTRY_COMPARE(m_page->draft().variables.first().value, u"{{ region }}"_s);
}

void TestTemplateFields::marksAllProblems()
{
    Draft bad = draft("{\"a\": {{ nobody }},\n \"b\": {{ nothing }}}");
    bad.variables.append({u"v"_s, u"{{ oops }}"_s});
    bad.records.first().body += "{{ v }}";
    show(bad);
    examine();
    const auto isMarked = [this](long position) {
        return body()->SendScintilla(QsciScintilla::SCI_INDICATORVALUEAT, ui::CodeArea::Mistake,
                                     position)
            == 1;
    };
    QVERIFY(isMarked(6) && isMarked(17));
    QVERIFY(!isMarked(5) && !isMarked(18));
    QVERIFY(isMarked(27) && isMarked(38));
    QCOMPARE(body()->markersAtLine(0), 1U << ui::CodeArea::MistakeMark);
    QCOMPARE(body()->markersAtLine(1), 1U << ui::CodeArea::MistakeMark);
    const QString said = m_page->hindrance();
    for (const QString &each : {u"\"nobody\""_s, u"\"nothing\""_s, u"\"oops\""_s})
        QVERIFY2(said.contains(each), qPrintable(said));
    QVERIFY(find<ui::Remark>(u"variablesRemark"_s)->accessibleName().contains(u"oops"_s));

    find<QLineEdit>(u"partitionKey"_s)->setFocus();
    m_page->goToProblem();
    QVERIFY(body()->hasFocus());
    QCOMPARE(body()->SendScintilla(QsciScintilla::SCI_GETCURRENTPOS), 6L);
}

void TestTemplateFields::saysWhatAPlaceholderMeans()
{
    show(draft("{\"a\": \"{{ tenant }}\", \"b\": {{ nobody }}}"));
    auto *editor = m_page->findChild<ui::BodyEditor *>();
    emit editor->hovered(10, m_page->mapToGlobal(QPoint(100, 100)));
    QCOMPARE(QToolTip::isVisible(), true);
    QVERIFY2(QToolTip::text().contains(u"acme"_s), qPrintable(QToolTip::text()));
    emit editor->hovered(32, m_page->mapToGlobal(QPoint(100, 100)));
    QVERIFY2(QToolTip::text().contains(u"nobody"_s), qPrintable(QToolTip::text()));
    QToolTip::hideText();
    QTRY_VERIFY(!QToolTip::isVisible());
    emit editor->hovered(1, m_page->mapToGlobal(QPoint(100, 100)));
    QVERIFY(!QToolTip::isVisible());
}

void TestTemplateFields::makesAVariable()
{
    show(draft("{\"customer\": \"Ada\", \"n\": 5}", false));
    select("Ada");
    m_page->makeVariable();
    QVERIFY(prompt()->hasFocus());
    QCOMPARE(prompt()->text(), u"customer"_s);
    QTest::keyClick(prompt(), Qt::Key_Return);
    QCOMPARE(text(), "{\"customer\": \"{{ customer }}\", \"n\": 5}");
    QVERIFY(m_page->draft().isTemplate);
    QVERIFY(m_page->draft().variables.contains({u"customer"_s, u"Ada"_s}));
    QVERIFY(body()->hasFocus());
}

void TestTemplateFields::makingAVariableCanBeUndone()
{
    show(draft("{\"n\": 5}"));
    const auto before = m_page->draft().variables;
    select("5");
    name(u"number"_s);
    QCOMPARE(text(), "{\"n\": {{ number }}}");
    QTest::keyClick(body(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(text(), "{\"n\": 5}");
    QCOMPARE(m_page->draft().variables, before);
    QTest::keyClick(body(), Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(text(), "{\"n\": {{ number }}}");
    QVERIFY(m_page->draft().variables.contains({u"number"_s, u"5"_s}));
}

void TestTemplateFields::refusesNamesThatCannotBe()
{
    show(draft("{\"n\": 5}"));
    select("5");
    for (const QString &bad : {u"no name"_s, u"secret.x"_s, u"tenant"_s}) {
        name(bad);
        QVERIFY2(prompt()->isVisible(), qPrintable(bad));
        QVERIFY(!find<QLabel>(u"variableNameRemark"_s)->text().isEmpty());
        QTest::keyClick(prompt(), Qt::Key_Escape);
        QVERIFY(!prompt()->isVisible());
        QVERIFY(body()->hasFocus());
    }
    QCOMPARE(text(), "{\"n\": 5}");
}

void TestTemplateFields::makesAVariableOfAKey()
{
    show(draft("{}"));
    auto *key = find<QLineEdit>(u"partitionKey"_s);
    key->setFocus();
    key->selectAll();
    name(u"id"_s);
    QCOMPARE(m_page->draft().records.first().partitionKey, u"{{ id }}"_s);
    QVERIFY(m_page->draft().variables.contains({u"id"_s, u"k"_s}));
}

void TestTemplateFields::saysWhatToSelect()
{
    show(draft("{\n}"));
    m_page->makeVariable();
    auto *bar = find<ui::MessageBar>(u"draftBar"_s);
    QVERIFY(bar->isVisible());
    QVERIFY2(bar->text().startsWith(u"Select"_s), qPrintable(bar->text()));
    body()->selectAll();
    bar->hide();
    m_page->makeVariable();
    QVERIFY(bar->isVisible());
}

void TestTemplateFields::staysQuickInALargeBody()
{
    QByteArray large;
    while (large.size() < 10 * 1024 * 1024)
        large += "{\"id\": {{ tenant }}, \"text\": \"xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx\"}\n";
    show(draft(large));
    QTest::keyClicks(body(), u"{{"_s);
    QVERIFY(list());
    QTest::keyClick(body(), Qt::Key_Return);
    QVERIFY(text().endsWith("{{ tenant }}"));
}

QTEST_MAIN(TestTemplateFields)
#include "tst_template_fields.moc"
