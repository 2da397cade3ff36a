// SPDX-License-Identifier: GPL-3.0-or-later
#include "CollectionStage.h"
#include "tests/support/StallRounds.h"
#include "ui/templates/PreviewPage.h"

#include <QLabel>
#include <QListView>

using namespace Qt::Literals::StringLiterals;
using namespace std::chrono_literals;

namespace {

constexpr auto outside = "canary-outside-51c3";
constexpr auto secret = "canary-secret-90ab";

test::LoopWatch &watch()
{
    return *static_cast<test::LoopWatch *>(qApp);
}

} // namespace

// A folder from a stranger, opened in the window. It may be wrong, large and sly; it can do nothing
// but give text.
class TestHostileCollection final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void namesNoFileOutsideOfItself_data();
    void namesNoFileOutsideOfItself();
    void aCopyIsBoundLikeTheFile();
    void followsNoLink();
    void usesNoSecretThatWasNotGranted();
    void usesNoSecretOfAnotherCollection();
    void choosesNoEndpoint();
    void runsNothing();
    void isBoundedInTheWindow();
    void freezesNothing();

private:
    WindowStage &stage() const { return m_window->stage; }
    // Tries to send whatever is open, and lets the window say what it says.
    void trySend() const
    {
        m_window->send();
        QTest::qWait(500);
        if (m_window->question())
            m_window->answer(false);
    }
    QString seen() const
    {
        QStringList all;
        for (const QWidget *widget : QApplication::allWidgets()) {
            if (const auto *label = qobject_cast<const QLabel *>(widget))
                all += label->text();
            const auto *view = qobject_cast<const QAbstractItemView *>(widget);
            if (!view || !view->model())
                continue;
            for (int row = 0; row < view->model()->rowCount(); ++row) {
                for (int column = 0; column < view->model()->columnCount(); ++column)
                    all += view->model()->index(row, column).data().toString();
            }
        }
        return all.join(u'\n');
    }

    QTemporaryDir m_data; // the trash is in it
    std::unique_ptr<CollectionStage> m_window;
    QString m_outside; // a file beside the collection
};

void TestHostileCollection::initTestCase()
{
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_data.path()));
    m_outside = m_data.filePath(u"outside.txt"_s);
    QFile file(m_outside);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(outside);
}

void TestHostileCollection::init()
{
    m_window = std::make_unique<CollectionStage>();
    m_window->write(u"sub/beside.txt"_s, "inside");
}

void TestHostileCollection::namesNoFileOutsideOfItself_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<bool>("isRead");
    QTest::newRow("beside") << u"beside.txt"_s << true;
    QTest::newRow("absolute") << m_outside << false;
    QTest::newRow("above") << u"../../"_s + QFileInfo(m_data.path()).fileName() + u"/outside.txt"_s
                           << false;
    QTest::newRow("a link") << u"link.txt"_s << false;
    QTest::newRow("through a link") << u"way/outside.txt"_s << false;
}

void TestHostileCollection::namesNoFileOutsideOfItself()
{
    QFETCH(QString, path);
    QFETCH(bool, isRead);
    m_window->write(u"sub/take.records"_s, "### One\n\n< " + path.toUtf8() + '\n');
    QVERIFY(QFile::link(m_outside, m_window->root() + u"/sub/link.txt"_s));
    QVERIFY(QFile::link(m_data.path(), m_window->root() + u"/sub/way"_s));
    m_window->start();
    m_window->open(u"sub/take.records"_s);
    if (isRead) {
        QTRY_VERIFY_WITH_TIMEOUT(stage().find<ui::SendButton>()->isEnabled(),
                                 WindowStage::patience);
        m_window->send();
        m_window->waitForStored(u"1 of 1 stored"_s);
        return;
    }
    trySend();
    QVERIFY(!stage().action(ui::Command::RetryFailed).isEnabled()); // nothing was sent
    QVERIFY(!seen().contains(QLatin1StringView(outside)));
}

void TestHostileCollection::aCopyIsBoundLikeTheFile()
{
    m_window->write(u"take.records"_s, "### One\n\n< " + m_outside.toUtf8() + '\n');
    m_window->start();
    m_window->open(u"take.records"_s);
    stage().press(Qt::Key_D, Qt::ControlModifier);
    QVERIFY(!m_window->draft().file);
    QCOMPARE(m_window->draft().records.front().body, m_outside.toUtf8());
    trySend();
    QVERIFY(!stage().action(ui::Command::RetryFailed).isEnabled());
    QTest::qWait(400); // the session is written
    stage().start();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->draft().records.front().body == m_outside.toUtf8(),
                             WindowStage::patience);
    QTRY_VERIFY_WITH_TIMEOUT(!stage().find<ui::SendButton>()->plan().stream.isEmpty(),
                             WindowStage::patience);
    trySend();
    QVERIFY(!stage().action(ui::Command::RetryFailed).isEnabled());
}

// What a link points to is neither listed nor read, be it a template, an environment or a folder.
void TestHostileCollection::followsNoLink()
{
    QFile other(m_data.filePath(u"other.env.records"_s));
    QVERIFY(other.open(QIODevice::WriteOnly));
    other.write("@tenant = " + QByteArray(outside) + '\n');
    other.close();
    QVERIFY(QFile::link(other.fileName(), m_window->root() + u"/linked.env.records"_s));
    QVERIFY(QFile::link(m_data.path(), m_window->root() + u"/folder"_s));
    m_window->write(u"own.env.records"_s, "@tenant = own\n");
    m_window->write(u"a.records"_s, "### One\n\n{\"t\": \"{{ tenant }}\"}\n");
    m_window->start();
    m_window->open(u"a.records"_s);
    m_window->choose(u"own"_s);
    QStringList offered;
    for (const QAction *action : m_window->picker()->menu()->actions())
        offered += action->text();
    QVERIFY2(!offered.contains(u"linked"_s) && !offered.contains(u"other"_s),
             qPrintable(offered.join(u'|')));
}

void TestHostileCollection::usesNoSecretThatWasNotGranted()
{
    m_window->write(u"e.env.records"_s, "@secret token\n@auth = Bearer {{ secret.token }}\n");
    m_window->write(u"a.records"_s,
                    "### One\nPartition-Key: {{ auth }}\n\n{\"t\": \"{{ base64(auth) }}\"}\n");
    m_window->keychain->entries.insert(
        u"template secret "_s + m_window->root() + u"/e.env.records#token"_s, core::Secret(secret));
    m_window->start();
    m_window->open(u"a.records"_s);
    m_window->choose(u"e"_s);
    QTRY_VERIFY_WITH_TIMEOUT(stage().find<ui::SendButton>()->isEnabled(), WindowStage::patience);
    stage().click(u"previewButton"_s);
    QTest::qWait(300);
    stage().press(Qt::Key_Escape);
    m_window->send();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->question(), WindowStage::patience);
    QVERIFY(m_window->questionText().contains(u"token"_s));
    m_window->answer(false);
    QTest::qWait(200);
    QCOMPARE(m_window->keychain->reads, QStringList());
    QVERIFY(!stage().action(ui::Command::RetryFailed).isEnabled());
    QVERIFY(!seen().contains(QLatin1StringView(secret)));
}

// A secret belongs to the environment of one folder: the same names elsewhere are others.
void TestHostileCollection::usesNoSecretOfAnotherCollection()
{
    m_window->write(u"staging.env.records"_s, "@secret apiToken\n");
    m_window->write(u"a.records"_s, "### One\n\n{\"t\": \"{{ secret.apiToken }}\"}\n");
    const QTemporaryDir other;
    m_window->keychain->entries.insert(u"template secret "_s + other.path()
                                           + u"/staging.env.records#apiToken"_s,
                                       core::Secret(secret));
    m_window->keychain->entries.insert(u"apiToken"_s, core::Secret(secret));
    m_window->start();
    m_window->open(u"a.records"_s);
    m_window->choose(u"staging"_s);
    QTRY_VERIFY_WITH_TIMEOUT(stage().find<ui::SendButton>()->isEnabled(), WindowStage::patience);
    m_window->send();
    m_window->answer(true); // even then
    QTRY_VERIFY_WITH_TIMEOUT(stage().window().messageBar().isVisible(), WindowStage::patience);
    QVERIFY(stage().window().messageBar().text().contains(u"no value"_s));
    QVERIFY(!stage().action(ui::Command::RetryFailed).isEnabled());
    QVERIFY(!seen().contains(QLatin1StringView(secret)));
}

// An environment names a connection of the person's, and even that is only said.
void TestHostileCollection::choosesNoEndpoint()
{
    m_window->addConnection(u"mine"_s);
    m_window->write(u"a.records"_s,
                    "Endpoint: http://evil.example\n\n### One\n\n{\"t\": \"{{ tenant }}\"}\n");
    m_window->write(u"url.env.records"_s,
                    "Connection: http://evil.example\nStream: evil\n\n@tenant = x\n");
    m_window->write(u"named.env.records"_s, "Connection: mine\nStream: evil\n\n@tenant = x\n");
    m_window->start();
    m_window->open(u"a.records"_s);
    for (const QString &name : {u"url"_s, u"named"_s}) {
        m_window->choose(name);
        QTest::qWait(300);
        QCOMPARE(stage().find<ui::SendButton>()->plan().stream, u"demo-orders"_s);
        QVERIFY(m_window->bar());
    }
    stage().start(); // nor is it followed later
    QTRY_COMPARE_WITH_TIMEOUT(stage().find<ui::SendButton>()->plan().stream, u"demo-orders"_s,
                              WindowStage::patience);
}

// There is no engine to run anything; what looks like a call of one is a mistake in the text.
void TestHostileCollection::runsNothing()
{
    const QString made = m_data.filePath(u"made-by-a-stranger"_s);
    m_window->write(u"a.records"_s,
                    "@x = {{ exec(\"touch " + made.toUtf8()
                        + "\") }}\n\n### One\n\n{\"a\": \"{{ x }}\", \"b\": \"{{ env(HOME) }}\", "
                          "\"c\": \"$(touch "
                        + made.toUtf8() + ")\", \"d\": \"{{ file(\\\"" + m_outside.toUtf8()
                        + "\\\") }}\"}\n");
    m_window->write(u".git/config"_s,
                    "[core]\n\tfsmonitor = touch " + made.toUtf8()
                        + "\n\trepositoryformatversion = 0\n");
    m_window->write(u".git/HEAD"_s, "ref: refs/heads/main\n");
    m_window->start();
    m_window->open(u"a.records"_s);
    trySend();
    QVERIFY(!stage().action(ui::Command::RetryFailed).isEnabled());
    QVERIFY(!QFile::exists(made));
    QVERIFY(!seen().contains(QLatin1StringView(outside)));
}

void TestHostileCollection::isBoundedInTheWindow()
{
    QByteArray many;
    for (int i = 0; i < 1'001; ++i)
        many += "@v" + QByteArray::number(i) + " = 1\n";
    m_window->write(u"many.env.records"_s, many);
    m_window->write(u"large.env.records"_s, "@v = " + QByteArray(1024 * 1024, 'x') + '\n');
    m_window->write(u"sound.env.records"_s, "@v = 1\n");
    m_window->write(u"a.records"_s, "### One\n\n{\"t\": {{ v }}}\n");
    m_window->start();
    m_window->open(u"a.records"_s);
    m_window->choose(u"sound"_s);
    for (const QAction *action : m_window->picker()->menu()->actions()) {
        if (action->text() == u"many"_s) {
            QVERIFY(!action->isEnabled());
            QVERIFY2(action->toolTip().contains(u"1,000 variables"_s),
                     qPrintable(action->toolTip()));
        }
        if (action->text() == u"large"_s) {
            QVERIFY(!action->isEnabled());
            QVERIFY2(action->toolTip().contains(u"1 MiB"_s), qPrintable(action->toolTip()));
        }
    }
}

void TestHostileCollection::freezesNothing()
{
    // A chain that doubles, a name for itself, a body of 10 MiB, many files and environments.
    QByteArray bomb = "@v0 = xxxxxxxxxxxxxxxx\n";
    for (int i = 1; i < 31; ++i)
        bomb += "@v" + QByteArray::number(i) + " = {{ v" + QByteArray::number(i - 1) + " }}{{ v"
            + QByteArray::number(i - 1) + " }}\n";
    m_window->write(u"bomb.env.records"_s, bomb + "@self = {{ self }}\n");
    m_window->write(u"a.records"_s, "### One\n\n{\"t\": \"{{ v30 }}{{ self }}\"}\n");
    QByteArray large = "### One\n\n";
    while (large.size() < 10 * 1024 * 1024)
        large += "{\"id\": \"{{ uuid() }}\", \"text\": \"" + QByteArray(900, 'x') + "\"}\n";
    m_window->write(u"large.records"_s, large);
    for (int i = 0; i < 300; ++i)
        m_window->write(u"many/f%1/e%1.env.records"_s.arg(i), "@v = 1\n");
    m_window->start();
    m_window->open(u"a.records"_s);
    const auto isSmooth = [](const QString &what) {
        const bool is = watch().isFluent();
        if (!is)
            qWarning("%s: %s", qPrintable(what), qPrintable(watch().text()));
        watch().reset();
        return is;
    };
    watch().reset();
    m_window->choose(u"bomb"_s);
    stage().click(u"previewButton"_s);
    QTest::qWait(500);
    stage().press(Qt::Key_Escape);
    trySend();
    QVERIFY(!stage().action(ui::Command::RetryFailed).isEnabled());
    QVERIFY(isSmooth(u"what grows"_s));
    m_window->open(u"large.records"_s);
    watch().reset(); // what the editor takes for so long a text is its own tests' business
    m_window->choose(u"bomb"_s);
    QTest::qWait(1'000);
    QVERIFY(isSmooth(u"choosing for 10 MiB"_s));
}

int main(int argc, char *argv[])
{
    return test::runWatched<TestHostileCollection>(argc, argv);
}

#include "tst_hostile_collection.moc"
