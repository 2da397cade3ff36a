// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/connections/ConnectionController.h"
#include "app/window/connections/StreamController.h"
#include "app/window/drafts/DraftController.h"
#include "app/window/environments/EnvironmentController.h"
#include "app/window/environments/TemplateSecrets.h"
#include "app/window/shell/ShellController.h"
#include "app/window/wiring/LibraryWiring.h"
#include "app/window/wiring/Views.h"
#include "ui/environments/EnvironmentsDialog.h"

#include <QObject>
#include <QPointer>

namespace app {

// Environments at the drafts and in their dialog. What one suggests is said, and followed only by a
// person's word: a folder never chooses where records go.
class EnvironmentWiring final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        SettingsController &settings;
        ShellController &shell;
        ConnectionController &connections;
        StreamController &streams;
        DraftController &drafts;
        LibraryController &library;
        LibraryWiring &libraryWiring;
        EnvironmentController &environments;
        TemplateSecrets &secrets;
        ui::Questions &questions;
    };

    EnvironmentWiring(const Views &views, const Parts &parts, QObject *parent = nullptr);

    void edit(const std::optional<core::DraftEnvironment> &environment); // opens the dialog

private:
    void lookBeside(); // into the folders of drafts, collections or not
    void openFile(const core::DraftEnvironment &environment);
    void connectDrafts();
    void connectEnvironments();
    void connectDialog(ui::EnvironmentsDialog &dialog);
    void fillDialog();
    void takeChoice();
    void suggest(const ui::EnvironmentEntry &entry);
    bool isFollowed(const ui::EnvironmentEntry &entry) const; // already
    void follow(const ui::EnvironmentEntry &entry);
    void trust(const QString &root);
    void chooseStream();
    void followRename(const core::DraftEnvironment &before, const core::DraftEnvironment &now);
    void moveSecrets(const core::DraftEnvironment &before, const core::DraftEnvironment &now,
                     const QStringList &names);
    const ui::ConnectionEntry *connectionOf(const ui::EnvironmentEntry &entry);

    Views m_views;
    Parts m_parts;
    QPointer<ui::EnvironmentsDialog> m_dialog;
    QStringList m_opened; // folders of environments that were opened by their file
    QList<ui::ConnectionEntry> m_connections; // as they were asked for last
    QString m_connectionToCome; // with which …
    QString m_streamToCome; // … this one is to be chosen
};

} // namespace app
