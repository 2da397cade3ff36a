// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "WindowStage.h"
#include "core/files/ConnectionFile.h"
#include "tests/app/window/connections/FakeSecretStore.h"
#include "ui/common/ConfirmDialog.h"
#include "ui/common/MessageBar.h"
#include "ui/environments/EnvironmentPicker.h"
#include "ui/environments/EnvironmentsDialog.h"
#include "ui/library/LibraryModel.h"
#include "ui/library/LibraryView.h"
#include "ui/shell/StatusLine.h"

#include <QDir>
#include <QLabel>
#include <QMenu>

// The window with a folder of templates and environments, a keychain in memory, and connections
// that lead nowhere.
class CollectionStage
{
public:
    CollectionStage()
        : keychain(std::make_shared<test::FakeSecretStore>())
    {
        stage.secrets = keychain;
    }

    void write(const QString &path, const QByteArray &bytes) const
    {
        const QString file = root() + u'/' + path;
        QVERIFY(QDir().mkpath(QFileInfo(file).path()));
        QFile::remove(file); // as editors do
        QFile out(file);
        QVERIFY(out.open(QIODevice::WriteOnly));
        QCOMPARE(out.write(bytes), bytes.size());
    }
    QByteArray onDisk(const QString &path) const
    {
        QFile file(root() + u'/' + path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray("(none)");
    }
    QString root() const { return QFileInfo(m_folder.path()).canonicalFilePath(); }
    QString name() const { return QFileInfo(root()).fileName(); }

    void addConnection(const QString &name, bool isProduction = false) const
    {
        auto file = *core::ConnectionFile::read(stage.folder());
        file.put({.name = name,
                  .source = core::Connection::Source::Dummy,
                  .region = QStringLiteral("us-east-1"),
                  .endpointUrl = QStringLiteral("http://127.0.0.1:9"),
                  .isProduction = isProduction});
        QVERIFY(file.write().has_value());
    }

    void start()
    {
        stage.start();
        stage.openDemo();
        stage.window().setSidebarChoice(core::Settings::Sidebar::Open);
        emit stage.window().filesDropped({root()});
    }
    void open(const QString &path) const
    {
        QTRY_VERIFY_WITH_TIMEOUT(at(path).isValid(), WindowStage::patience);
        tree()->setCurrentIndex(at(path));
        tree()->setFocus();
        QTest::keyClick(tree(), Qt::Key_Return);
        QTRY_VERIFY_WITH_TIMEOUT(draft().file && draft().file->path == path, WindowStage::patience);
    }
    core::Draft draft() const { return stage.views().drafts.currentDraft(); }

    ui::EnvironmentPicker *picker() const { return stage.find<ui::EnvironmentPicker>(); }
    // By its menu, as soon as it offers that; an empty name: none.
    void choose(const QString &name) const
    {
        QTRY_VERIFY_WITH_TIMEOUT(choice(name), WindowStage::patience);
        choice(name)->trigger();
    }
    ui::MessageBar *bar() const { return stage.find<ui::MessageBar>(QStringLiteral("draftBar")); }
    void useSuggestion() const
    {
        QTRY_VERIFY_WITH_TIMEOUT(bar(), WindowStage::patience);
        QTest::mouseClick(bar()->findChild<QPushButton *>(QStringLiteral("messageAction")),
                          Qt::LeftButton);
    }
    void send() const
    {
        QApplication::setActiveWindow(&stage.window()); // also after a dialog
        stage.views().drafts.focusBody();
        stage.press(Qt::Key_Return, Qt::ControlModifier);
    }
    ui::ConfirmDialog *question() const
    {
        return qobject_cast<ui::ConfirmDialog *>(QApplication::activeModalWidget());
    }
    QString questionText() const
    {
        QStringList words;
        for (const QLabel *label : question()->findChildren<QLabel *>())
            words += label->text();
        return words.join(u'\n');
    }
    void answer(bool isAgreed) const
    {
        QTRY_VERIFY_WITH_TIMEOUT(question(), WindowStage::patience);
        QTest::mouseClick(
            question()->findChild<QPushButton *>(isAgreed ? QStringLiteral("agreeButton")
                                                          : QStringLiteral("cancelButton")),
            Qt::LeftButton);
    }
    void waitForStored(const QString &text) const
    {
        QTRY_VERIFY_WITH_TIMEOUT(stage.window().statusLine().text().startsWith(text),
                                 WindowStage::patience);
    }

    WindowStage stage;
    std::shared_ptr<test::FakeSecretStore> keychain;

private:
    QAction *choice(const QString &name) const
    {
        if (!picker())
            return nullptr;
        emit picker()->menu()->aboutToShow();
        for (QAction *action : picker()->menu()->actions()) {
            if (action->text() == (name.isEmpty() ? QStringLiteral("No environment") : name))
                return action;
        }
        return nullptr;
    }
    ui::LibraryView *tree() const { return stage.window().findChild<ui::LibraryView *>(); }
    QModelIndex at(const QString &path) const
    {
        return static_cast<const ui::LibraryModel *>(tree()->model())->indexOf({root(), path});
    }

    QTemporaryDir m_folder;
};
