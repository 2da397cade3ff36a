// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/Application.h"
#include "ui/editor/SendButton.h"

#include <QApplication>
#include <QFile>
#include <QPushButton>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

// The whole program in a folder and a home of its own, driven as a person would.
class WindowStage
{
public:
    static constexpr int patience = 30000; // milliseconds; nothing is asserted about time

    // For the next start.
    quint16 simulatorPort = 0; // 0: any free one
    std::shared_ptr<core::SecretStore> secrets = {}; // null: the desktop's keychain
    std::function<std::unique_ptr<ui::Questions>(QWidget &)> questions = {}; // empty: dialogs

    // Again in the same folder: the program was ended and started anew, with files to open.
    void start(const QStringList &files = {})
    {
        m_application.reset();
        m_application = std::make_unique<app::Application>(
            app::World{.dataFolder = m_folder.path(),
                       .variable =
                           [this](const char *name) {
                               // No profiles of whoever runs this.
                               return qstrcmp(name, "HOME") == 0 ? QFile::encodeName(m_home.path())
                                                                 : QByteArray();
                           },
                       .secrets = secrets,
                       .questions = questions,
                       .simulatorPort = simulatorPort});
        m_application->show();
        m_application->openFiles(files);
        QApplication::setActiveWindow(&window());
        QVERIFY(QTest::qWaitForWindowExposed(&window()));
    }
    void end() { m_application.reset(); }

    app::Application &application() const { return *m_application; }
    ui::MainWindow &window() const { return m_application->window(); }
    const app::Views &views() const { return m_application->views(); }
    QAction &action(ui::Command command) const { return views().actions[command]; }
    QTableView &grid() const
    {
        return *window().findChild<QTableView *>(QStringLiteral("resultGrid"));
    }
    QString folder() const { return m_folder.path(); }
    QString home() const { return m_home.path(); }

    // The one of that name that can be seen; null when there is none.
    template <typename Widget>
    Widget *find(const QString &name = {}) const
    {
        for (auto *each : window().findChildren<Widget *>(name)) {
            if (each->isVisible())
                return each;
        }
        return nullptr;
    }

    void click(const QString &name) const
    {
        QTRY_VERIFY_WITH_TIMEOUT(find<QPushButton>(name) && find<QPushButton>(name)->isEnabled(),
                                 patience);
        QTest::mouseClick(find<QPushButton>(name), Qt::LeftButton);
    }
    void press(int key, Qt::KeyboardModifiers modifiers = {}) const
    {
        QWidget *focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : &window(), static_cast<Qt::Key>(key), modifiers);
    }

    // As a newcomer does it.
    void openDemo() const
    {
        click(QStringLiteral("tryDemo"));
        QTRY_VERIFY_WITH_TIMEOUT(find<QWidget>(QStringLiteral("demoBubble")), patience);
        QTRY_VERIFY_WITH_TIMEOUT(find<ui::SendButton>()->isEnabled(), patience);
    }
    void sendHotKey() const
    {
        click(QStringLiteral("sendHotKey"));
        QTRY_COMPARE_WITH_TIMEOUT(grid().model()->rowCount(), 37, patience);
        QTRY_VERIFY_WITH_TIMEOUT(action(ui::Command::RetryFailed).isEnabled(), patience);
    }

private:
    QTemporaryDir m_folder;
    QTemporaryDir m_home;
    std::unique_ptr<app::Application> m_application;
};
