// SPDX-License-Identifier: GPL-3.0-or-later
#include "FakePerson.h"
#include "WindowStage.h"
#include "ui/common/MessageBar.h"
#include "ui/library/LibraryModel.h"
#include "ui/library/LibraryPane.h"
#include "ui/library/LibraryView.h"

#include <QDir>

using namespace Qt::Literals::StringLiterals;

// What other tools wrote, taken by File → Import or dropped.
class TestImports final : public QObject
{
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_stage.reset(); }
    void becomesDrafts_data();
    void becomesDrafts();
    void anEnvironmentComesIntoTheChosenFolder();
    void withoutAFolderAnEnvironmentIsToldWhereItWouldGo();
    void whatIsOfNoUseIsSaid();

private:
    QString write(const QString &name, const QByteArray &bytes) const
    {
        QFile file(m_folder->filePath(name));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(bytes);
        return file.fileName();
    }
    void import(const QString &path)
    {
        m_person.path = path;
        m_stage->action(ui::Command::Import).trigger();
    }
    core::Draft draft() const { return m_stage->views().drafts.currentDraft(); }
    ui::MessageBar &message() const { return m_stage->views().library.message(); }
    QString openShop() const
    {
        const QString shop = m_folder->filePath(u"shop"_s);
        QDir().mkpath(shop + u"/in"_s);
        emit m_stage->window().filesDropped({shop});
        return QFileInfo(shop).canonicalFilePath();
    }

    std::unique_ptr<QTemporaryDir> m_folder;
    FakePerson m_person;
    std::unique_ptr<WindowStage> m_stage;
};

void TestImports::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_person = {};
    m_stage = std::make_unique<WindowStage>();
    m_stage->questions = [this](QWidget &) { return m_person.questions(); };
    m_stage->start();
    m_stage->openDemo();
}

void TestImports::becomesDrafts_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<bool>("isTemplate");
    QTest::addColumn<bool>("isTakenWhenDropped");
    QTest::newRow("Kinesis Data Generator")
        << u"sensors.txt"_s << QByteArray(R"({"id": {{random.number(150)}}, "at": "{{date.now}}"})")
        << QByteArray(R"({"id": {{random.number(150)}}, "at": "{{date.now}}"})") << true << false;
    QTest::newRow("AWS CLI") << u"put.json"_s << QByteArray(R"({"StreamName": "orders", "Records": [
                                 {"Data": "eyJhIjogMX0=", "PartitionKey": "k"}]})")
                             << QByteArray(R"({"a": 1})") << false << false;
    QTest::newRow("shell")
        << u"put.sh"_s
        << QByteArray("aws kinesis put-record --stream-name orders --partition-key k \\\n"
                      "  --cli-binary-format raw-in-base64-out --data '{\"a\": 2}'\n")
        << QByteArray(R"({"a": 2})") << false << true;
    QTest::newRow("curl")
        << u"send.sh"_s
        << QByteArray("curl -H 'X-Amz-Target: Kinesis_20131202.PutRecord' -d "
                      "'{\"StreamName\":\"s\",\"PartitionKey\":\"k\",\"Data\":\"eyJhIjogM30=\"}' "
                      "https://kinesis.us-east-1.amazonaws.com/\n")
        << QByteArray(R"({"a": 3})") << false << true;
    QTest::newRow("k6") << u"load.js"_s
                        << QByteArray("const records = [{Data: JSON.stringify({a: 4}), "
                                      "PartitionKey: 'k'}];\n")
                        << QByteArray(R"({"a":4})") << false << true;
}

void TestImports::becomesDrafts()
{
    QFETCH(QString, name);
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, body);
    QFETCH(bool, isTemplate);
    QFETCH(bool, isTakenWhenDropped);
    const QString path = write(name, text);
    import(path);
    QTRY_COMPARE_WITH_TIMEOUT(draft().records.front().body, body, WindowStage::patience);
    QCOMPARE(draft().isTemplate, isTemplate);
    QCOMPARE(draft().title, QFileInfo(name).completeBaseName());
    QVERIFY(!draft().file);
    if (!isTakenWhenDropped)
        return;
    m_stage->press(Qt::Key_W, Qt::ControlModifier);
    QVERIFY(draft().records.front().body != body);
    emit m_stage->window().filesDropped({path});
    QTRY_COMPARE_WITH_TIMEOUT(draft().records.front().body, body, WindowStage::patience);
}

void TestImports::anEnvironmentComesIntoTheChosenFolder()
{
    const QString shop = openShop();
    auto *tree = m_stage->window().findChild<ui::LibraryView *>();
    const auto *model = static_cast<const ui::LibraryModel *>(tree->model());
    QTRY_VERIFY_WITH_TIMEOUT(model->indexOf({shop, u"in"_s}).isValid(), WindowStage::patience);
    tree->setCurrentIndex(model->indexOf({shop, u"in"_s}));
    const QString path =
        write(u"staging.postman_environment.json"_s,
              R"({"name": "staging", "_postman_variable_scope": "environment", "values": [
            {"key": "tenant", "value": "acme", "enabled": true, "type": "default"},
            {"key": "token", "value": "hidden-7", "enabled": true, "type": "secret"}]})");
    emit m_stage->window().filesDropped({path});
    QFile made(shop + u"/in/staging.env.records"_s);
    QTRY_VERIFY_WITH_TIMEOUT(made.exists() && !message().isHidden(), WindowStage::patience);
    QVERIFY(made.open(QIODevice::ReadOnly));
    const QByteArray text = made.readAll();
    QVERIFY2(text.contains("@tenant = acme") && text.contains("@secret token"), text.constData());
    QVERIFY(!text.contains("hidden-7"));
    QVERIFY2(message().text().contains(u"in/staging.env.records"_s), qPrintable(message().text()));
}

void TestImports::withoutAFolderAnEnvironmentIsToldWhereItWouldGo()
{
    import(write(u"staging.postman_environment.json"_s,
                 R"({"name": "s", "_postman_variable_scope": "environment", "values": [
                     {"key": "tenant", "value": "acme", "enabled": true}]})"));
    QTRY_VERIFY_WITH_TIMEOUT(message().text().contains(u"open their folder"_s),
                             WindowStage::patience);
}

void TestImports::whatIsOfNoUseIsSaid()
{
    import(write(u"poem.txt"_s, "Roses are red\n"));
    QTRY_VERIFY_WITH_TIMEOUT(message().text().startsWith(u"Nothing in it could be taken."_s),
                             WindowStage::patience);
}

QTEST_MAIN(TestImports)
#include "tst_imports.moc"
