// SPDX-License-Identifier: GPL-3.0-or-later
#include "WindowStage.h"
#include "tests/app/window/connections/FakeSecretStore.h"
#include "tests/support/StallRounds.h"
#include "ui/common/MessageBar.h"
#include "ui/credentials/ConnectionsDialog.h"
#include "ui/picker/PickerButton.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLineEdit>

using namespace Qt::Literals::StringLiterals;

// The flows that a person goes through most, and the manager of connections while the keychain
// hangs: no event keeps the window's thread for longer than a tenth of a second.
class TestFlowStalls : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_stage.reset(); }
    void theFirstRunAndWhatBecameOfIt();
    void recordsOneAfterTheOther();
    void aConnectionWhileTheKeychainHangsOrIsLocked();

private:
    static test::LoopWatch &watch()
    {
        return *static_cast<test::LoopWatch *>(QCoreApplication::instance());
    }
    void type(const QString &text) const { QTest::keyClicks(QApplication::focusWidget(), text); }
    void fill(const QString &field, const QString &text) const;
    void clickInDialog(const QString &button) const;
    QString barText() const;

    std::shared_ptr<test::FakeSecretStore> m_keychain;
    std::unique_ptr<WindowStage> m_stage;
};

void TestFlowStalls::init()
{
    m_keychain = std::make_shared<test::FakeSecretStore>();
    m_stage = std::make_unique<WindowStage>();
    m_stage->secrets = m_keychain;
    m_stage->start();
    watch().reset();
}

void TestFlowStalls::fill(const QString &field, const QString &text) const
{
    auto *line = m_stage->find<QLineEdit>(field);
    QVERIFY2(line, qPrintable(field));
    QTest::mouseClick(line, Qt::LeftButton);
    line->selectAll();
    QTest::keyClicks(line, text);
}

void TestFlowStalls::clickInDialog(const QString &button) const
{
    QTest::mouseClick(m_stage->find<QAbstractButton>(button), Qt::LeftButton);
}

QString TestFlowStalls::barText() const
{
    for (const auto *bar : m_stage->window().findChildren<ui::MessageBar *>()) {
        if (bar->isVisible())
            return bar->text();
    }
    return {};
}

// Flows 6 and 2.
void TestFlowStalls::theFirstRunAndWhatBecameOfIt()
{
    m_stage->openDemo();
    m_stage->sendHotKey();
    QTRY_VERIFY_WITH_TIMEOUT(m_stage->grid().hasFocus(), WindowStage::patience);
    m_stage->press(Qt::Key_J);
    m_stage->press(Qt::Key_R);
    m_stage->press(Qt::Key_1, Qt::AltModifier);
    QTRY_COMPARE_WITH_TIMEOUT(m_stage->grid().model()->rowCount(), 500, WindowStage::patience);

    QVERIFY2(watch().isFluent(), qPrintable(watch().text()));
}

// Flow 1.
void TestFlowStalls::recordsOneAfterTheOther()
{
    m_stage->openDemo();
    for (const QString &number : {u"1"_s, u"2"_s}) {
        m_stage->press(Qt::Key_T, Qt::ControlModifier);
        type(u"{\"orderId\": \"A-%1\"}"_s.arg(number));
        m_stage->press(Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(m_stage->grid().model()->rowCount(), 1, WindowStage::patience);
    }
    m_stage->press(Qt::Key_Up, Qt::AltModifier);

    QVERIFY2(watch().isFluent(), qPrintable(watch().text()));
}

void TestFlowStalls::aConnectionWhileTheKeychainHangsOrIsLocked()
{
    m_stage->press(Qt::Key_K, Qt::ControlModifier);
    type(u"new connection"_s);
    m_stage->press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(m_stage->find<ui::ConnectionsDialog>(), WindowStage::patience);
    fill(u"nameField"_s, u"dev"_s);
    fill(u"accessKeyIdField"_s, u"AKIDEXAMPLE"_s);
    fill(u"secretField"_s, u"secret"_s);
    m_stage->find<QComboBox>(u"regionCombo"_s)->setCurrentText(u"us-east-1"_s);
    clickInDialog(u"saveButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_keychain->entries.size(), 1, WindowStage::patience);
    const auto *use = m_stage->find<QPushButton>(u"useButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(use->isEnabled(), WindowStage::patience);

    m_keychain->isHung = true;
    clickInDialog(u"useButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(barText().contains(u"Waiting for the keychain"_s),
                             WindowStage::patience);
    m_stage->click(u"messageAction"_s);
    QTRY_COMPARE_WITH_TIMEOUT(barText(), QString(), WindowStage::patience);
    QCOMPARE(m_keychain->entries.size(), 1);

    m_keychain->isHung = false;
    m_keychain->failure = QString(core::keychain::locked);
    QApplication::setActiveWindow(&m_stage->window()); // no window manager does it
    m_stage->press(Qt::Key_L, Qt::ControlModifier | Qt::ShiftModifier);
    type(u"dev"_s);
    m_stage->press(Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(barText().contains(u"is locked"_s), WindowStage::patience);
    m_keychain->failure.clear();
    m_stage->click(u"messageAction"_s); // Try again
    QTRY_VERIFY_WITH_TIMEOUT(
        m_stage->find<ui::PickerButton>(u"connectionButton"_s)->accessibleName().contains(u"dev"_s),
        WindowStage::patience);

    QVERIFY2(watch().isFluent(), qPrintable(watch().text()));
}

int main(int argc, char *argv[])
{
    return test::runWatched<TestFlowStalls>(argc, argv);
}

#include "tst_flow_stalls.moc"
