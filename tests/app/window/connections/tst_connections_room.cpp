// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/window/connections/ConnectionsRoom.h"
#include "core/files/ConnectionFile.h"
#include "core/keychain/KeychainSecretStore.h"
#include "core/simulator/Simulator.h"
#include "ui/common/DialogQuestions.h"
#include "ui/common/MessageBar.h"
#include "ui/common/Theme.h"
#include "ui/credentials/ConnectionPicker.h"
#include "ui/credentials/ConnectionsDialog.h"
#include "ui/picker/PickerButton.h"
#include "ui/streams/StreamList.h"
#include "ui/streams/StreamPicker.h"

#include <QAbstractButton>
#include <QApplication>
#include <QComboBox>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QProcess>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <algorithm>
#include <csignal>
#include <memory>
#include <thread>
#include <utility>

using namespace Qt::Literals::StringLiterals;
using app::ConnectionController;
using app::StreamController;

namespace {

// A machine that has other work is slow, not wrong: this is waited for only by what fails.
constexpr int answerTime = 60'000;

// A keychain that is waited for as long as it takes, or soon said to be silent.
class TwoPatiences final : public core::SecretStore
{
public:
    static constexpr std::chrono::milliseconds hastyTime{1500};

    bool isHasty = false;

    QFuture<core::Result<std::optional<core::Secret>>> read(const QString &name) override
    {
        return current().read(name);
    }
    QFuture<core::Result<>> write(const QString &name, const core::Secret &value) override
    {
        return current().write(name, value);
    }
    QFuture<core::Result<>> remove(const QString &name) override { return current().remove(name); }

private:
    core::KeychainSecretStore &current() { return isHasty ? m_hasty : m_patient; }

    core::KeychainSecretStore m_patient{std::chrono::milliseconds(answerTime)};
    core::KeychainSecretStore m_hasty{hastyTime};
};

} // namespace

// The manager of connections and the pickers by keys and mouse, with a real keyring behind them and
// the built-in simulator as the service. Runs under tests/support/with-keyring.
class TestConnectionsRoom : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void addsTestsAndUsesAConnection();
    void leavesNoSecretInFiles();
    void picksAStreamByTyping();
    void createsAndDeletesAStream();
    void saysThatTheKeyringHangsAndLosesNothing();
    void goesOnWhileTheKeyringStopsHalfWay();
    void deletesAndTakesItBack();
    void saysThatTheKeyringIsLockedAndOverwritesNothing();
    void keepsASecretForTheSessionWithoutABus();

private:
    template <typename T>
    T &find(const QString &name) const
    {
        return *m_window->findChild<T *>(name);
    }
    void click(const QString &name) const
    {
        QTest::mouseClick(&find<QAbstractButton>(name), Qt::LeftButton);
    }
    void type(const QString &field, const QString &text) const
    {
        auto &line = find<QLineEdit>(field);
        line.setFocus();
        line.selectAll();
        QTest::keyClicks(&line, text);
    }
    QString keychainText() const { return find<QLabel>(u"keychainText"_s).text(); }
    QString spoken(const QString &button) const
    {
        return find<ui::PickerButton>(button).accessibleName();
    }
    void openManager() const;
    void fillNew(const QString &name) const;
    void addSaved(const QString &name);
    QStringList namesOnDisk() const;
    void lockKeyring() const;
    static constexpr std::chrono::milliseconds stall{100};
    static std::chrono::nanoseconds waitedForProcessor();
    static std::chrono::milliseconds longestRound(std::chrono::milliseconds time);

    std::unique_ptr<core::Simulator> m_simulator;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<TwoPatiences> m_store;
    std::unique_ptr<ConnectionController> m_connections;
    std::unique_ptr<StreamController> m_streams;
    std::unique_ptr<QWidget> m_window;
    std::unique_ptr<ui::DialogQuestions> m_questions;
    std::unique_ptr<app::ConnectionsRoom> m_room;
};

void TestConnectionsRoom::initTestCase()
{
    ui::applyAppearance(*qApp, ui::Appearance::Light);
    core::SimulatorSettings settings;
    settings.streams = {{.name = u"orders"_s, .shards = 4}, {.name = u"clicks"_s, .shards = 1}};
    m_simulator = std::make_unique<core::Simulator>(settings);
    QVERIFY(m_simulator->start().has_value());
}

void TestConnectionsRoom::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_store = std::make_unique<TwoPatiences>();
    const auto home = m_folder->path().toLocal8Bit();
    const auto variable = [home](const char *name) {
        return qstrcmp(name, "HOME") == 0 ? home : QByteArray();
    };
    m_connections = std::make_unique<ConnectionController>(m_folder->path(), variable, *m_store);
    m_streams = std::make_unique<StreamController>(std::chrono::milliseconds(20));
    m_window = std::make_unique<QWidget>();
    m_window->resize(1000, 700);
    auto *connectionPicker = new ui::ConnectionPicker(m_window.get());
    connectionPicker->setGeometry(8, 8, 300, 32);
    auto *streamPicker = new ui::StreamPicker(m_window.get());
    streamPicker->setGeometry(320, 8, 300, 32);
    auto *list = new ui::StreamList(m_window.get());
    list->setGeometry(8, 60, 240, 600);
    m_questions = std::make_unique<ui::DialogQuestions>(*m_window);
    m_room = std::make_unique<app::ConnectionsRoom>(
        *m_connections, *m_streams,
        app::ConnectionsRoom::Views{*connectionPicker, *streamPicker, *list, *m_questions,
                                    *m_window});
    m_window->show();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestConnectionsRoom::cleanup()
{
    m_room.reset();
    m_window.reset();
    m_streams.reset();
    m_connections.reset();
}

void TestConnectionsRoom::openManager() const
{
    click(u"connectionButton"_s);
    click(u"manageConnections"_s);
    QVERIFY(m_window->findChild<ui::ConnectionsDialog *>());
}

void TestConnectionsRoom::fillNew(const QString &name) const
{
    openManager();
    click(u"newConnection"_s);
    type(u"nameField"_s, name);
    type(u"accessKeyIdField"_s, QString::fromLatin1(core::simulatorAccessKeyId));
    type(u"secretField"_s, QString::fromLatin1(core::simulatorSecretAccessKey));
    find<QComboBox>(u"regionCombo"_s).setEditText(u"us-east-1"_s);
    type(u"endpointField"_s, m_simulator->url());
}

// Leaves the manager open at it.
void TestConnectionsRoom::addSaved(const QString &name)
{
    QSignalSpy saved(m_connections.get(), &ConnectionController::saved);
    fillNew(name);
    click(u"saveButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, answerTime);
    QTRY_VERIFY_WITH_TIMEOUT(keychainText().contains(u"Stored"_s), answerTime);
}

QStringList TestConnectionsRoom::namesOnDisk() const
{
    QStringList names;
    if (const auto file = core::ConnectionFile::read(m_folder->path())) {
        for (const core::Connection &connection : file->connections())
            names.append(connection.name);
    }
    return names;
}

void TestConnectionsRoom::lockKeyring() const
{
    const QStringList lock = {u"call"_s,
                              u"--session"_s,
                              u"-d"_s,
                              u"org.freedesktop.secrets"_s,
                              u"-o"_s,
                              u"/org/freedesktop/secrets"_s,
                              u"-m"_s,
                              u"org.freedesktop.Secret.Service.Lock"_s,
                              u"[objectpath '/org/freedesktop/secrets/aliases/default']"_s};
    QCOMPARE(QProcess::execute(u"gdbus"_s, lock), 0);
}

void TestConnectionsRoom::addsTestsAndUsesAConnection()
{
    addSaved(u"dev"_s);

    click(u"testButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(u"testWhat"_s).text().contains(u"accepted"_s),
                             answerTime);
    click(u"useButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(spoken(u"connectionButton"_s).contains(u"dev"_s), answerTime);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->findChild<ui::ConnectionsDialog *>(), answerTime);

    QCOMPARE(namesOnDisk(), QStringList{u"dev"_s});
    QTRY_COMPARE_WITH_TIMEOUT(find<QListView>(u"streamList"_s).model()->rowCount(), 2, answerTime);
}

void TestConnectionsRoom::leavesNoSecretInFiles()
{
    addSaved(u"dev"_s);

    QDirIterator files(m_folder->path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    int count = 0;
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY(!file.readAll().contains(core::simulatorSecretAccessKey));
        ++count;
    }
    QVERIFY(count > 0);
}

void TestConnectionsRoom::picksAStreamByTyping()
{
    addSaved(u"dev"_s);
    click(u"useButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_streams->state().entries.size(), 2, answerTime);

    click(u"streamButton"_s);
    auto *search = find<QWidget>(u"streamPopup"_s).findChild<QLineEdit *>(u"pickSearch"_s);
    QTest::keyClicks(search, u"ord"_s);
    QTest::keyClick(search, Qt::Key_Return);

    QTRY_VERIFY_WITH_TIMEOUT(spoken(u"streamButton"_s).contains(u"orders, 4 shards"_s), answerTime);
}

void TestConnectionsRoom::createsAndDeletesAStream()
{
    addSaved(u"dev"_s);
    click(u"useButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_streams->state().entries.size(), 2, answerTime);

    click(u"createStreamButton"_s);
    type(u"streamNameField"_s, u"fresh"_s);
    click(u"createButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_streams->state().entries.size(), 3, answerTime);
    QTRY_VERIFY_WITH_TIMEOUT(!m_window->findChild<QWidget *>(u"createStreamDialog"_s), answerTime);
    QTRY_VERIFY_WITH_TIMEOUT(spoken(u"streamButton"_s).contains(u"fresh"_s), answerTime);

    m_room->deleteStream(u"fresh"_s);
    type(u"nameField"_s, u"fres"_s);
    QVERIFY(!find<QAbstractButton>(u"deleteButton"_s).isEnabled());
    type(u"nameField"_s, u"fresh"_s);
    click(u"deleteButton"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_streams->state().entries.size(), 2, answerTime);
    QVERIFY(!m_streams->chosen().has_value());
}

// For how long this thread was ready and did not get a processor.
std::chrono::nanoseconds TestConnectionsRoom::waitedForProcessor()
{
    QFile file(u"/proc/thread-self/schedstat"_s);
    const bool isOpen = file.open(QIODevice::ReadOnly);
    return std::chrono::nanoseconds(isOpen ? file.readAll().split(' ').value(1).toLongLong() : 0);
}

// How long the event loop took at most to come back to a timer, by the clock on the wall less what
// other programs took away: LoopWatch, which counts processor time, does not see a thread that
// waits.
std::chrono::milliseconds TestConnectionsRoom::longestRound(std::chrono::milliseconds time)
{
    QElapsedTimer since;
    since.start();
    std::chrono::nanoseconds waited = waitedForProcessor();
    std::chrono::nanoseconds longest{0};
    QTimer beat;
    connect(&beat, &QTimer::timeout, &beat, [&] {
        const std::chrono::nanoseconds before = std::exchange(waited, waitedForProcessor());
        const std::chrono::nanoseconds took(since.nsecsElapsed());
        since.restart();
        longest = std::max(longest, took - (waited - before));
    });
    beat.start(10);
    QTest::qWait(static_cast<int>(time.count()));
    return std::chrono::duration_cast<std::chrono::milliseconds>(longest);
}

void TestConnectionsRoom::saysThatTheKeyringHangsAndLosesNothing()
{
    const int keyring = qEnvironmentVariableIntValue("HEADGATE_KEYRING_PID");
    QVERIFY(keyring > 1);
    addSaved(u"dev"_s);
    click(u"closeButton"_s);
    QSignalSpy awaited(m_connections.get(), &ConnectionController::keychainAwaited);
    QSignalSpy failed(m_room.get(), &app::ConnectionsRoom::notConnected);

    m_store->isHasty = true;
    ::kill(keyring, SIGSTOP);
    const auto resume = qScopeGuard([keyring] { ::kill(keyring, SIGCONT); });
    m_connections->activate(u"dev"_s);
    QTRY_VERIFY_WITH_TIMEOUT(spoken(u"connectionButton"_s).contains(u"connecting"_s), answerTime);
    QTRY_COMPARE_WITH_TIMEOUT(awaited.size(), 1, answerTime);
    const std::chrono::milliseconds longest = longestRound(2 * TwoPatiences::hastyTime);
    QVERIFY2(longest < stall, qPrintable(QString::number(longest.count())));
    QVERIFY(failed.isEmpty()); // it goes on waiting
    openManager();
    m_window->findChild<ui::ConnectionsDialog *>()->showConnection(u"dev"_s);
    QTRY_VERIFY_WITH_TIMEOUT(keychainText().contains(u"does not answer"_s), answerTime);
    type(u"secretField"_s, u"another"_s);
    click(u"saveButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>(u"connectionsBar"_s).isVisible(), answerTime);
    ::kill(keyring, SIGCONT);
    QTRY_COMPARE_WITH_TIMEOUT(m_connections->activeName(), u"dev"_s, answerTime); // by itself

    const auto &bar = find<ui::MessageBar>(u"connectionsBar"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar.text().contains(u"“dev” is stored"_s), answerTime); // after all
    QTRY_VERIFY_WITH_TIMEOUT(keychainText().contains(u"Stored"_s), answerTime);
    QVERIFY(find<QLineEdit>(u"secretField"_s).text().isEmpty());
}

// The moments are spread over the way of one answer, as long as it took before.
void TestConnectionsRoom::goesOnWhileTheKeyringStopsHalfWay()
{
    using namespace std::chrono_literals;
    constexpr int moments = 4;
    const int keyring = qEnvironmentVariableIntValue("HEADGATE_KEYRING_PID");
    QVERIFY(keyring > 1);
    addSaved(u"dev"_s);
    QElapsedTimer clock;
    clock.start();
    const auto whole = m_store->read(u"connection/dev"_s);
    QTRY_VERIFY_WITH_TIMEOUT(whole.isFinished(), answerTime);
    const qint64 wayInNanoseconds = clock.nsecsElapsed();

    for (int moment = 0; moment < moments; ++moment) {
        const auto asked = m_store->read(u"connection/dev"_s);
        clock.restart();
        while (clock.nsecsElapsed() < wayInNanoseconds * moment / moments)
            QCoreApplication::processEvents();
        ::kill(keyring, SIGSTOP);
        std::jthread resume([keyring] {
            std::this_thread::sleep_for(300ms);
            ::kill(keyring, SIGCONT);
        });
        const std::chrono::milliseconds longest = longestRound(200ms);
        resume.join();
        QVERIFY2(longest < stall, qPrintable(QString::number(longest.count())));
        QTRY_VERIFY_WITH_TIMEOUT(asked.isFinished(), answerTime);
    }
}

void TestConnectionsRoom::deletesAndTakesItBack()
{
    addSaved(u"dev"_s);

    click(u"deleteConnection"_s);
    QTRY_VERIFY_WITH_TIMEOUT(namesOnDisk().isEmpty(), answerTime);
    QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>(u"connectionsBar"_s).isVisible(), answerTime);
    click(u"messageAction"_s);

    QTRY_COMPARE_WITH_TIMEOUT(namesOnDisk(), QStringList{u"dev"_s}, answerTime);
    QTRY_VERIFY_WITH_TIMEOUT(keychainText().contains(u"Stored"_s), answerTime);
    click(u"testButton"_s);
    QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(u"testWhat"_s).text().contains(u"accepted"_s),
                             answerTime);
}

// The keyring stays locked: nothing may come after this that needs it.
void TestConnectionsRoom::saysThatTheKeyringIsLockedAndOverwritesNothing()
{
    addSaved(u"dev"_s);
    lockKeyring();

    type(u"secretField"_s, u"another"_s);
    click(u"saveButton"_s);
    auto &bar = find<ui::MessageBar>(u"connectionsBar"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar.isVisible(), answerTime);
    QVERIFY(bar.text().contains(u"not stored"_s));
    QVERIFY(bar.text().contains(u"locked"_s));

    click(u"messageAction"_s); // keep for this session
    QTRY_VERIFY_WITH_TIMEOUT(keychainText().contains(u"this session"_s), answerTime);
    QCOMPARE(namesOnDisk(), QStringList{u"dev"_s});
}

// In a process of its own, for which there is no message bus.
void TestConnectionsRoom::keepsASecretForTheSessionWithoutABus()
{
    if (!qEnvironmentVariableIsSet("DBUS_SESSION_BUS_ADDRESS")) {
        fillNew(u"dev"_s);
        click(u"saveButton"_s);
        auto &bar = find<ui::MessageBar>(u"connectionsBar"_s);
        QTRY_VERIFY_WITH_TIMEOUT(bar.isVisible(), answerTime);
        QVERIFY(namesOnDisk().isEmpty());
        click(u"messageAction"_s);
        QTRY_VERIFY_WITH_TIMEOUT(keychainText().contains(u"this session"_s), answerTime);
        click(u"testButton"_s);
        QTRY_VERIFY_WITH_TIMEOUT(find<QLabel>(u"testWhat"_s).text().contains(u"accepted"_s),
                                 answerTime);
        return;
    }
    QProcess self;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.remove(u"DBUS_SESSION_BUS_ADDRESS"_s);
    environment.insert(u"DBUS_STARTER_BUS_TYPE"_s, QString());
    self.setProcessEnvironment(environment);
    self.setProcessChannelMode(QProcess::ForwardedChannels);

    self.start(QCoreApplication::applicationFilePath(),
               {u"keepsASecretForTheSessionWithoutABus"_s});

    QVERIFY(self.waitForFinished(3 * answerTime));
    QCOMPARE(self.exitCode(), 0);
}

QTEST_MAIN(TestConnectionsRoom)
#include "tst_connections_room.moc"
