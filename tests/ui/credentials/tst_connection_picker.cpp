// SPDX-License-Identifier: GPL-3.0-or-later
#include "Samples.h"
#include "ui/credentials/ConnectionPicker.h"
#include "ui/picker/PickerButton.h"

#include <QApplication>
#include <QLineEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace ui;
using namespace Qt::Literals::StringLiterals;

class TestConnectionPicker final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase() { applyAppearance(*qApp, Appearance::Light); }
    void init();
    void cleanup() { m_window.reset(); }
    void saysTheOneInUse();
    void saysProductionInWords();
    void saysThatItConnects();
    void choosesByTyping();
    void choosesAProfileFoundInAws();
    void leadsToTheManager();
    void closesBySecondClick();

private:
    QString spoken() const { return button().accessibleName(); }
    PickerButton &button() const { return *m_window->findChild<PickerButton *>(); }
    QLineEdit &search() const { return *m_window->findChild<QLineEdit *>(u"pickSearch"_s); }
    QWidget &popup() const { return *m_window->findChild<QWidget *>(u"connectionPopup"_s); }

    std::unique_ptr<QWidget> m_window;
    ConnectionPicker *m_picker = nullptr;
};

void TestConnectionPicker::init()
{
    m_window = std::make_unique<QWidget>();
    m_window->resize(600, 500);
    m_picker = new ConnectionPicker(m_window.get());
    m_picker->setGeometry(8, 8, 320, 32);
    m_picker->setEntries(test::sampleEntries(), {{u"dev"_s, u"eu-west-1"_s}});
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestConnectionPicker::saysTheOneInUse()
{
    QCOMPARE(spoken(), u"Connection: staging, profile staging · eu-west-1"_s);
}

void TestConnectionPicker::saysProductionInWords()
{
    QList<ConnectionEntry> entries = test::sampleEntries();
    entries[2].isActive = false;
    entries[1].isActive = true;

    m_picker->setEntries(entries, {});

    QVERIFY(spoken().contains(u"PRODUCTION"_s));
    QVERIFY(!spoken().contains(u"AKIAIOSFODNN7"_s)); // the key's id is masked
}

void TestConnectionPicker::saysThatItConnects()
{
    m_picker->setConnecting(u"orders-prod"_s);
    QVERIFY(spoken().contains(u"connecting"_s));

    m_picker->setConnecting({});
    QVERIFY(spoken().contains(u"staging"_s));
}

void TestConnectionPicker::choosesByTyping()
{
    QSignalSpy chosen(m_picker, &ConnectionPicker::chosen);

    QTest::mouseClick(&button(), Qt::LeftButton);
    QTest::keyClicks(&search(), u"local"_s);
    QTest::keyClick(&search(), Qt::Key_Return);

    QCOMPARE(chosen.constFirst().constFirst().toString(), u"LocalStack"_s);
}

void TestConnectionPicker::choosesAProfileFoundInAws()
{
    QSignalSpy chosen(m_picker, &ConnectionPicker::profileChosen);

    m_picker->openList();
    QTest::keyClicks(&search(), u"AWS profile"_s);
    QTest::keyClick(&search(), Qt::Key_Return);

    QCOMPARE(chosen.constFirst().constFirst().toString(), u"dev"_s);
}

void TestConnectionPicker::leadsToTheManager()
{
    QSignalSpy wished(m_picker, &ConnectionPicker::manageRequested);
    m_picker->openList();

    QTest::mouseClick(m_window->findChild<QPushButton *>(u"manageConnections"_s), Qt::LeftButton);

    QCOMPARE(wished.size(), 1);
    QVERIFY(!popup().isVisible());
}

void TestConnectionPicker::closesBySecondClick()
{
    QTest::mouseClick(&button(), Qt::LeftButton);
    QVERIFY(popup().isVisible());

    QTest::mouseClick(&button(), Qt::LeftButton);

    QVERIFY(!popup().isVisible());
}

QTEST_MAIN(TestConnectionPicker)
#include "tst_connection_picker.moc"
