// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/environments/EnvironmentController.h"
#include "app/window/environments/TemplateSecrets.h"
#include "app/window/settings/SettingsController.h"
#include "core/rendering/TemplateFacts.h"
#include "ui/common/Questions.h"

#include <QObject>
#include <QThreadPool>

#include <functional>

namespace app {

// Where a template gets the values of its secrets: only those that its environment declares, and
// only once the person granted each to the collection that the template is in. Main thread.
class SecretGate final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        const EnvironmentController &environments;
        TemplateSecrets &secrets;
        SettingsController &settings;
        ui::Questions &questions;
    };
    explicit SecretGate(const Parts &parts, QObject *parent = nullptr);
    ~SecretGate() override;

    using Receiver = std::function<void(const core::Result<core::TemplateSurroundings> &)>;
    // What the draft is to be sent with: variables of its environment and values of its secrets,
    // none where it has none. `where`: where its records go, for people. Answers at once when no
    // secret is needed. Error: Cancelled when the person said no; BadInput, Storage.
    void open(const core::Draft &draft, const QString &where, const Receiver &receive);

private:
    struct Request
    {
        core::Draft draft;
        QString where;
        core::TemplateSurroundings around;
        QStringList names;
        QStringList ids; // of the names
        Receiver receive;
    };

    void take(const Request &request);
    void ask(const Request &request, const QStringList &ungranted);
    void read(const Request &request);
    static core::Error whyNot(const Request &request); // why no secret can be had

    Parts m_parts;
    QThreadPool m_pool;
};

} // namespace app
