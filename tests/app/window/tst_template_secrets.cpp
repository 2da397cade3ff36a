// SPDX-License-Identifier: GPL-3.0-or-later
#include "CollectionStage.h"
#include "core/rendering/SecretMask.h"
#include "core/templates/Rendering.h"
#include "ui/credentials/SecretEdit.h"
#include "ui/environments/GrantsDialog.h"
#include "ui/records/RecordsDialog.h"
#include "ui/results/RecordInspector.h"
#include "ui/shell/SettingsDialog.h"
#include "ui/templates/PreviewPage.h"

#include <QClipboard>
#include <QComboBox>
#include <QDirIterator>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QTableWidget>

using namespace Qt::Literals::StringLiterals;

namespace {

constexpr auto ordersFile = "### Order\n"
                            "Partition-Key: order\n"
                            "\n"
                            "{\"token\": \"{{ secret.apiToken }}\"}\n";
constexpr auto stagingFile = "@tenant = acme-test\n@secret apiToken\n";
constexpr auto canary = "canary-7d0e51a2";

} // namespace

// Secrets of templates: asked about, read only then, and dots wherever anybody can look.
class TestTemplateSecrets final : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup() { m_window.reset(); }
    void nothingIsReadBeforeItIsAllowed();
    void theValueIsSentAndNeverShown();
    void aWordHoldsUntilItIsTakenBack();
    void whatIsNotDeclaredIsNotHad();
    void aWindowWithoutEnvironmentsSaysHowToMakeOne();
    void withoutAValueItIsSaidWhereToEnterIt();
    void aDraftOfNoCollectionHasNone();
    void aValueGoesIntoTheKeychainOnly();
    void aKeychainThatRefusesIsSaid();
    void aKeychainThatAnswersLateIsSaid();
    void aRenameTakesItAlong();

private:
    WindowStage &stage() const { return m_window->stage; }
    test::FakeSecretStore &keychain() const { return *m_window->keychain; }
    QString entryName(const QString &environment = u"staging"_s) const
    {
        return u"template secret "_s + m_window->root() + u'/' + environment
            + u".env.records#apiToken"_s;
    }
    void openReady() const
    {
        m_window->open(u"orders.records"_s);
        m_window->choose(u"staging"_s);
        QTRY_VERIFY_WITH_TIMEOUT(stage().find<ui::SendButton>()->isEnabled(),
                                 WindowStage::patience);
    }
    // What the line below the body says.
    QString fault() const { return stage().find<QWidget>(u"problemLine"_s)->accessibleName(); }
    // What every label, list and table of the window says now, and its files.
    bool isSeenAnywhere() const;
    QString filesWithTheSecret() const;
    QByteArray readBack() const;
    ui::EnvironmentsDialog *edit() const
    {
        stage().press(Qt::Key_E, Qt::ControlModifier | Qt::ShiftModifier);
        return qobject_cast<ui::EnvironmentsDialog *>(QApplication::activeModalWidget());
    }

    QTemporaryDir m_data; // the trash is in it
    std::unique_ptr<CollectionStage> m_window;
};

void TestTemplateSecrets::initTestCase()
{
    qputenv("XDG_DATA_HOME", QFile::encodeName(m_data.path()));
}

void TestTemplateSecrets::init()
{
    m_window = std::make_unique<CollectionStage>();
    m_window->write(u"orders.records"_s, ordersFile);
    m_window->write(u"staging.env.records"_s, stagingFile);
    keychain().entries.insert(entryName(), core::Secret(canary));
    m_window->start();
}

bool TestTemplateSecrets::isSeenAnywhere() const
{
    QStringList seen;
    for (const QWidget *widget : QApplication::allWidgets()) {
        if (const auto *label = qobject_cast<const QLabel *>(widget))
            seen += label->text();
        if (const auto *line = qobject_cast<const QLineEdit *>(widget))
            seen += line->text();
        if (const auto *text = qobject_cast<const QPlainTextEdit *>(widget))
            seen += text->toPlainText();
        seen += {widget->toolTip(), widget->accessibleName(), widget->accessibleDescription()};
        const auto *view = qobject_cast<const QAbstractItemView *>(widget);
        if (!view || !view->model())
            continue;
        for (int row = 0; row < view->model()->rowCount(); ++row) {
            for (int column = 0; column < view->model()->columnCount(); ++column) {
                const QModelIndex index = view->model()->index(row, column);
                seen += {index.data().toString(), index.data(Qt::ToolTipRole).toString()};
            }
        }
    }
    const QString all = seen.join(u'\n');
    for (const QByteArray &form : {QByteArray(canary), QByteArray(canary).toBase64().chopped(4),
                                   QByteArray(canary).toHex()}) {
        if (all.contains(QString::fromLatin1(form)))
            return true;
    }
    return false;
}

QString TestTemplateSecrets::filesWithTheSecret() const
{
    const QString utf16 = QString::fromLatin1(canary);
    const QList<QByteArray> forms{
        canary, QByteArray(canary).toHex(), QByteArray(canary).toBase64().chopped(4),
        QByteArray(reinterpret_cast<const char *>(utf16.utf16()), utf16.size() * 2)};
    for (const QString &folder :
         {stage().folder(), stage().home(), m_window->root(), m_data.path()}) {
        QDirIterator each(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        while (each.hasNext()) {
            QFile file(each.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            const QByteArray bytes = file.readAll();
            for (const QByteArray &form : forms) {
                if (bytes.contains(form))
                    return file.fileName();
            }
        }
    }
    return {};
}

// What lies in the stream, as its shards give it.
QByteArray TestTemplateSecrets::readBack() const
{
    stage().action(ui::Command::ReadRecords).trigger();
    auto *dialog = stage().window().findChild<ui::RecordsDialog *>();
    auto *shards = dialog->findChild<QComboBox *>(u"shardCombo"_s);
    auto *read = dialog->findChild<QPushButton *>(u"readButton"_s);
    const auto *table = dialog->findChild<QTableView *>(u"recordsTable"_s);
    if (!QTest::qWaitFor([shards] { return shards->count() == 4; }, WindowStage::patience))
        return {};
    QString found;
    for (int shard = 0; shard < shards->count(); ++shard) {
        QTest::mouseClick(read, Qt::LeftButton);
        (void)QTest::qWaitFor([read] { return read->isEnabled(); }, WindowStage::patience);
        for (int row = 0; row < table->model()->rowCount(); ++row) {
            for (int column = 0; column < table->model()->columnCount(); ++column)
                found += table->model()->index(row, column).data().toString() + u'\n';
        }
        QTest::keyClick(shards, Qt::Key_Down);
    }
    delete dialog;
    return found.toUtf8();
}

void TestTemplateSecrets::nothingIsReadBeforeItIsAllowed()
{
    openReady();
    stage().click(u"previewButton"_s);
    auto *list = stage().find<QListView>(u"previewList"_s);
    QTRY_VERIFY_WITH_TIMEOUT(list->model()->rowCount() > 0, WindowStage::patience);
    stage().press(Qt::Key_Escape);
    QCOMPARE(keychain().reads, QStringList());

    m_window->send();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->question(), WindowStage::patience);
    const QString text = m_window->questionText();
    for (const QString &word :
         {u"apiToken"_s, m_window->name(), u"staging"_s, u"orders.records"_s, u"demo-orders"_s})
        QVERIFY2(text.contains(word), qPrintable(text));
    QCOMPARE(keychain().reads, QStringList());
    m_window->answer(false);
    QTRY_COMPARE_WITH_TIMEOUT(stage().window().statusLine().text(),
                              u"The secret was not allowed."_s, WindowStage::patience);
    QCOMPARE(keychain().reads, QStringList());
    QVERIFY(!stage().action(ui::Command::RetryFailed).isEnabled()); // nothing went out
}

void TestTemplateSecrets::theValueIsSentAndNeverShown()
{
    openReady();
    m_window->send();
    m_window->answer(true);
    m_window->waitForStored(u"1 of 1 stored"_s);
    QCOMPARE(keychain().reads, QStringList{entryName()});

    // Every page of the inspector, and what is copied and exported.
    stage().views().results.focusGrid();
    stage().grid().selectRow(0);
    stage().action(ui::Command::Inspect).trigger();
    auto *inspector = stage().window().findChild<ui::RecordInspector *>();
    QVERIFY(inspector);
    for (int page = 0; page < inspector->count(); ++page) {
        inspector->setCurrentIndex(page);
        QTest::qWait(20);
        QVERIFY2(!isSeenAnywhere(), qPrintable(inspector->tabText(page)));
    }
    stage().action(ui::Command::CopyRows).trigger();
    QVERIFY(!QApplication::clipboard()->text().contains(QLatin1StringView(canary)));
    stage().action(ui::Command::EditAsNew).trigger();
    QVERIFY(m_window->draft().records.front().body.contains(core::secretDots));
    stage().press(Qt::Key_W, Qt::ControlModifier);
    const QString exported = stage().folder() + u"/export.jsonl"_s;
    emit stage().views().results.saveRequested(core::ExportKind::Records, {0});
    auto *dialog = QApplication::activeModalWidget();
    QVERIFY(dialog);
    dialog->findChild<QLineEdit *>()->setText(exported);
    QTest::keyClick(dialog->findChild<QLineEdit *>(), Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(QFile::exists(exported), WindowStage::patience);

    QVERIFY(readBack().contains(canary)); // it did go out
    QTest::qWait(600); // the session is written
    stage().end();
    QCOMPARE(filesWithTheSecret(), QString());
}

void TestTemplateSecrets::aWordHoldsUntilItIsTakenBack()
{
    openReady();
    m_window->send();
    m_window->answer(true);
    m_window->waitForStored(u"1 of 1 stored"_s);
    m_window->send();
    QTRY_COMPARE_WITH_TIMEOUT(keychain().reads.size(), 2, WindowStage::patience);
    QTRY_VERIFY_WITH_TIMEOUT(stage().action(ui::Command::Send).isEnabled(), WindowStage::patience);

    stage().action(ui::Command::Settings).trigger();
    auto *settings = qobject_cast<ui::SettingsDialog *>(QApplication::activeModalWidget());
    QVERIFY(settings);
    QTest::mouseClick(settings->findChild<QPushButton *>(u"editGrants"_s), Qt::LeftButton);
    auto *dialog = qobject_cast<ui::GrantsDialog *>(QApplication::activeModalWidget());
    QVERIFY(dialog);
    auto *grants = dialog->findChild<QListWidget *>(u"grants"_s);
    QVERIFY2(grants->item(0)->text().contains(u"apiToken"_s), qPrintable(grants->item(0)->text()));
    grants->setCurrentRow(0);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"revokeGrant"_s), Qt::LeftButton);
    QVERIFY(!grants->item(0)->text().contains(u"apiToken"_s));
    dialog->accept();
    settings->accept();

    m_window->send();
    QTRY_VERIFY_WITH_TIMEOUT(m_window->question(), WindowStage::patience);
    m_window->answer(false);
}

void TestTemplateSecrets::whatIsNotDeclaredIsNotHad()
{
    m_window->write(u"other.env.records"_s, "@tenant = x\n");
    openReady();
    m_window->choose(u"other"_s);
    QTRY_VERIFY_WITH_TIMEOUT(fault().contains(u"“other” has no secret “apiToken”"_s),
                             WindowStage::patience);
    m_window->send();
    const auto said = [this] { return stage().window().statusLine().text(); };
    QTRY_VERIFY_WITH_TIMEOUT(said().startsWith(u"This record cannot be sent yet."_s),
                             WindowStage::patience);
    QCOMPARE(said().count(u"apiToken"_s), 1);
    QVERIFY(!stage().window().messageBar().isVisible()); // it is said at its place
    QCOMPARE(keychain().reads, QStringList());
    m_window->choose({});
    QTRY_VERIFY_WITH_TIMEOUT(fault().contains(u"none is chosen"_s), WindowStage::patience);
    QVERIFY2(fault().startsWith(u"Line 1, column 12: "_s), qPrintable(fault()));
    QVERIFY(!stage().find<ui::SendButton>()->isEnabled());

    m_window->choose(u"staging"_s);
    QTRY_COMPARE_WITH_TIMEOUT(fault(), u"Ready to send"_s, WindowStage::patience);
}

void TestTemplateSecrets::aWindowWithoutEnvironmentsSaysHowToMakeOne()
{
    QVERIFY(QFile::remove(m_window->root() + u"/staging.env.records"_s));
    m_window->open(u"orders.records"_s);
    QTRY_VERIFY_WITH_TIMEOUT(fault().contains(u"there is none yet"_s), WindowStage::patience);
    QVERIFY(!stage().find<ui::SendButton>()->isEnabled());
}

void TestTemplateSecrets::withoutAValueItIsSaidWhereToEnterIt()
{
    keychain().entries.clear();
    openReady();
    m_window->send();
    m_window->answer(true);
    auto &bar = stage().window().messageBar();
    QTRY_VERIFY_WITH_TIMEOUT(bar.isVisible(), WindowStage::patience);
    QVERIFY2(bar.text().startsWith(u"A secret has no value."_s), qPrintable(bar.text()));
    QVERIFY2(bar.text().contains(u"Environments"_s), qPrintable(bar.text()));
}

void TestTemplateSecrets::aDraftOfNoCollectionHasNone()
{
    openReady();
    stage().press(Qt::Key_D, Qt::ControlModifier);
    QVERIFY(!m_window->draft().file);
    QTRY_VERIFY_WITH_TIMEOUT(fault().contains(u"save this draft in one first"_s),
                             WindowStage::patience);
    m_window->send();
    QTest::qWait(100);
    QVERIFY(!m_window->question());
    QCOMPARE(keychain().reads, QStringList());
}

void TestTemplateSecrets::aValueGoesIntoTheKeychainOnly()
{
    keychain().entries.clear();
    openReady();
    auto *dialog = edit();
    QVERIFY(dialog);
    auto *table = dialog->findChild<QTableWidget *>(u"environmentSecrets"_s);
    QCOMPARE(table->item(0, 0)->text(), u"apiToken"_s);
    QCOMPARE(table->item(0, 1)->text(), u"no value yet"_s);
    auto *field = dialog->findChild<ui::SecretEdit *>(u"secretValue"_s);
    field->setFocus();
    QTest::keyClicks(field, QLatin1StringView(canary));
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"storeSecret"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(keychain().entries.contains(entryName()), WindowStage::patience);
    QCOMPARE(keychain().entries.value(entryName()).reveal(), QByteArrayView(canary));
    QTRY_VERIFY_WITH_TIMEOUT(table->item(0, 1)->text().contains(u"in the keychain"_s),
                             WindowStage::patience);
    QVERIFY(field->text().isEmpty());
    QVERIFY(!isSeenAnywhere());
    QCOMPARE(m_window->onDisk(u"staging.env.records"_s), stagingFile);

    QTest::mouseClick(dialog->findChild<QPushButton *>(u"forgetSecret"_s), Qt::LeftButton);
    QTRY_VERIFY_WITH_TIMEOUT(keychain().entries.isEmpty(), WindowStage::patience);
    QTRY_COMPARE_WITH_TIMEOUT(table->item(0, 1)->text(), u"no value yet"_s, WindowStage::patience);
    QCOMPARE(keychain().reads, QStringList()); // to show what there is, nothing is read
    stage().end();
    QCOMPARE(filesWithTheSecret(), QString());
}

void TestTemplateSecrets::aKeychainThatRefusesIsSaid()
{
    openReady();
    keychain().failure = core::keychain::locked;
    auto *dialog = edit();
    auto *field = dialog->findChild<ui::SecretEdit *>(u"secretValue"_s);
    field->setFocus();
    QTest::keyClicks(field, u"for-now"_s);
    QTest::keyClick(field, Qt::Key_Return);
    auto *bar = dialog->findChild<ui::MessageBar *>(u"environmentsBar"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), WindowStage::patience);
    QVERIFY2(bar->text().contains(u"was not stored"_s), qPrintable(bar->text()));
    QTest::mouseClick(bar->findChild<QPushButton *>(u"messageAction"_s), Qt::LeftButton);
    auto *table = dialog->findChild<QTableWidget *>(u"environmentSecrets"_s);
    QTRY_VERIFY_WITH_TIMEOUT(table->item(0, 1)->text().contains(u"until Headgate ends"_s),
                             WindowStage::patience);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"closeEnvironments"_s), Qt::LeftButton);
    m_window->send();
    m_window->answer(true);
    m_window->waitForStored(u"1 of 1 stored"_s);
    QVERIFY(readBack().contains("for-now"));
}

void TestTemplateSecrets::aKeychainThatAnswersLateIsSaid()
{
    keychain().entries.clear();
    openReady();
    keychain().failure = core::keychain::silent;
    auto *dialog = edit();
    auto *field = dialog->findChild<ui::SecretEdit *>(u"secretValue"_s);
    field->setFocus();
    QTest::keyClicks(field, u"for-later"_s);
    QTest::keyClick(field, Qt::Key_Return);
    auto *bar = dialog->findChild<ui::MessageBar *>(u"environmentsBar"_s);
    QTRY_VERIFY_WITH_TIMEOUT(bar->isVisible(), WindowStage::patience);
    QVERIFY2(bar->text().contains(u"as soon as an answer comes"_s), qPrintable(bar->text()));
    auto *table = dialog->findChild<QTableWidget *>(u"environmentSecrets"_s);
    QCOMPARE(table->item(0, 1)->text(), u"no value yet"_s);

    keychain().failure.clear();

    QTRY_VERIFY_WITH_TIMEOUT(bar->text().contains(u"has answered"_s), WindowStage::patience);
    QVERIFY(!bar->findChild<QPushButton *>(u"messageAction"_s)->isVisible());
    QCOMPARE(keychain().entries.keys(), QStringList{entryName()});
    QVERIFY(table->item(0, 1)->text() != u"no value yet"_s);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"closeEnvironments"_s), Qt::LeftButton);
}

void TestTemplateSecrets::aRenameTakesItAlong()
{
    keychain().entries.clear();
    openReady();
    auto *dialog = edit();
    auto *field = dialog->findChild<ui::SecretEdit *>(u"secretValue"_s);
    field->setFocus();
    QTest::keyClicks(field, QLatin1StringView(canary));
    QTest::keyClick(field, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(keychain().entries.contains(entryName()), WindowStage::patience);
    auto *name = dialog->findChild<QLineEdit *>(u"environmentName"_s);
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, u"stage"_s);
    QTest::mouseClick(dialog->findChild<QPushButton *>(u"saveEnvironment"_s), Qt::LeftButton);
    QTRY_COMPARE_WITH_TIMEOUT(keychain().entries.keys(), QStringList{entryName(u"stage"_s)},
                              WindowStage::patience);
    QCOMPARE(keychain().entries.constBegin()->reveal(), QByteArrayView(canary));
}

QTEST_MAIN(TestTemplateSecrets)
#include "tst_template_secrets.moc"
