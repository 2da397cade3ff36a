// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/editor/CodeArea.h"
#include "ui/editor/DraftPage.h"
#include "ui/editor/DraftWork.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLineEdit>
#include <QPushButton>
#include <QTableView>
#include <QTest>
#include <QToolButton>

#include <memory>

using namespace Qt::Literals::StringLiterals;
using core::Draft;
using core::KeySource;
using core::PayloadKind;
using ui::DraftPage;
using ui::DraftTableModel;

// Records that have another key source, kind or options than their draft.
class TestOwnForms final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_page.reset(); }
    void theShownRecordSaysItsOwn();
    void whatIsChangedStaysWithTheRecord();
    void anyRecordCanHaveOne();
    void givingItUpTakesTheDrafts();
    void aLoneRecordHasNoSwitch();
    void theTableShowsThem();
    void theTableEditsKeysAsTheRecordTakesThem();

private:
    template <typename T>
    T *find(const QString &name) const
    {
        return m_page->findChild<T *>(name);
    }
    QToolButton *own() const { return find<QToolButton>(u"ownForm"_s); }
    void choose(const QString &combo, int row) const
    {
        auto *box = find<QComboBox>(combo);
        box->setFocus();
        while (box->currentIndex() != row)
            QTest::keyClick(box, box->currentIndex() < row ? Qt::Key_Down : Qt::Key_Up);
    }
    QTableView *grid() const { return find<QTableView>(u"recordTable"_s); }
    QString cell(int row, DraftTableModel::Column column) const
    {
        return grid()->model()->index(row, column).data().toString();
    }

    ui::DraftWorkSwitch m_work;
    std::unique_ptr<DraftPage> m_page;
};

void TestOwnForms::init()
{
    Draft draft = core::newDraft();
    draft.mode = Draft::Mode::Single;
    draft.records = {core::DraftRecord{.body = "{}"},
                     core::DraftRecord{.body = "00ff",
                                       .partitionKey = u"k"_s,
                                       .own = core::RecordForm{.keySource = KeySource::Fixed,
                                                               .payloadKind = PayloadKind::Hex,
                                                               .gzips = true}},
                     core::DraftRecord{.body = "[]"}};
    m_page = std::make_unique<DraftPage>(draft, m_work);
    m_page->resize(1100, 600);
    m_page->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_page.get()));
}

void TestOwnForms::theShownRecordSaysItsOwn()
{
    QVERIFY(own()->isVisible());
    QVERIFY(!own()->isChecked());
    m_page->setCurrent(1);
    QVERIFY(own()->isChecked());
    QCOMPARE(find<QComboBox>(u"payloadKind"_s)->currentText(), u"Hex"_s);
    QVERIFY(find<QCheckBox>(u"gzips"_s)->isChecked());
    QCOMPARE(find<QComboBox>(u"keySource"_s)->currentText(), u"Fixed"_s);
    QVERIFY(!find<QPushButton>(u"formatButton"_s)->isVisible());
    m_page->setCurrent(2);
    QVERIFY(!own()->isChecked());
    QCOMPARE(find<QComboBox>(u"payloadKind"_s)->currentText(), u"JSON"_s);
    QCOMPARE(find<QComboBox>(u"keySource"_s)->currentText(), u"Random"_s);
}

void TestOwnForms::whatIsChangedStaysWithTheRecord()
{
    m_page->setCurrent(1);
    choose(u"payloadKind"_s, 1); // Text
    choose(u"keySource"_s, 2); // From field
    QTest::keyClick(find<QCheckBox>(u"addsNewline"_s), Qt::Key_Space);
    const Draft draft = m_page->draft();
    QCOMPARE(draft.payloadKind, PayloadKind::Json);
    QCOMPARE(draft.keySource, KeySource::Random);
    QVERIFY(!draft.addsNewline);
    const core::OwnForm &form = draft.records.at(1).own;
    QCOMPARE(form->payloadKind, PayloadKind::Text);
    QCOMPARE(form->keySource, KeySource::Field);
    QVERIFY(form->addsNewline && form->gzips);
    QVERIFY(!draft.records.at(0).own && !draft.records.at(2).own);
}

void TestOwnForms::anyRecordCanHaveOne()
{
    QTest::mouseClick(own(), Qt::LeftButton);
    choose(u"payloadKind"_s, 1);
    const Draft draft = m_page->draft();
    QCOMPARE(draft.payloadKind, PayloadKind::Json);
    QCOMPARE(draft.records.at(0).own->payloadKind, PayloadKind::Text);
    // What is said of the draft goes past it.
    m_page->setCurrent(2);
    choose(u"payloadKind"_s, 3);
    QCOMPARE(m_page->draft().payloadKind, PayloadKind::Base64);
    QCOMPARE(m_page->draft().records.at(0).own->payloadKind, PayloadKind::Text);
}

void TestOwnForms::givingItUpTakesTheDrafts()
{
    m_page->setCurrent(1);
    QTest::mouseClick(own(), Qt::LeftButton);
    QVERIFY(!m_page->draft().records.at(1).own);
    QCOMPARE(find<QComboBox>(u"payloadKind"_s)->currentText(), u"JSON"_s);
    QVERIFY(!find<QCheckBox>(u"gzips"_s)->isChecked());
    QCOMPARE(m_page->draft().records.at(1).body, "00ff");
}

void TestOwnForms::aLoneRecordHasNoSwitch()
{
    Draft draft = core::newDraft();
    m_page = std::make_unique<DraftPage>(draft, m_work);
    m_page->show();
    QVERIFY(!own()->isVisible());
}

void TestOwnForms::theTableShowsThem()
{
    m_page->setMode(Draft::Mode::Table);
    QVERIFY(!own()->isVisible());
    QVERIFY(!grid()->isColumnHidden(DraftTableModel::Form));
    QCOMPARE(cell(0, DraftTableModel::Form), QString());
    QCOMPARE(cell(1, DraftTableModel::Form), u"Hex · gzip"_s);
    QCOMPARE(cell(0, DraftTableModel::Key), u"random"_s);
    QCOMPARE(cell(1, DraftTableModel::Key), u"k"_s);
    QCOMPARE(find<QComboBox>(u"payloadKind"_s)->currentText(), u"JSON"_s);
    m_page->setMode(Draft::Mode::Single);
    m_page->setCurrent(1);
    QTest::mouseClick(own(), Qt::LeftButton);
    m_page->setMode(Draft::Mode::Table);
    QVERIFY(grid()->isColumnHidden(DraftTableModel::Form));
}

void TestOwnForms::theTableEditsKeysAsTheRecordTakesThem()
{
    m_page->setMode(Draft::Mode::Table);
    const auto isEditable = [this](int row) {
        return grid()
            ->model()
            ->index(row, DraftTableModel::Key)
            .flags()
            .testFlag(Qt::ItemIsEditable);
    };
    QVERIFY(!isEditable(0));
    QVERIFY(isEditable(1));
}

QTEST_MAIN(TestOwnForms)
#include "tst_own_forms.moc"
