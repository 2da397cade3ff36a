// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/window/connections/ConnectionController.h"
#include "app/window/connections/StreamController.h"
#include "app/window/drafts/DraftController.h"
#include "app/window/environments/SecretGate.h"
#include "app/window/send/SendController.h"
#include "app/window/shell/ShellController.h"
#include "app/window/wiring/MergeGate.h"
#include "app/window/wiring/RunNews.h"
#include "app/window/wiring/Views.h"
#include "ui/common/Questions.h"

#include <QObject>

#include <functional>

namespace app {

// From the draft to the results: what is sent and where.
class SendWiring final : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        ShellController &shell;
        ConnectionController &connections;
        StreamController &streams;
        DraftController &drafts;
        SendController &send;
        SecretGate &secrets;
        ui::Questions &questions;
    };

    SendWiring(const Views &views, const Parts &parts, QObject *parent = nullptr);

    void send(); // the current draft
    ui::SendTarget target() const;
    core::PayloadKind sentKind() const { return m_sentKind; } // of the texts of the last run
    // Sends once to somewhere else; the target of drafts stays. `records`: nothing: all. Nothing
    // happens while something is being sent.
    void sendElsewhere(const core::Draft &draft, const std::optional<QList<qsizetype>> &records,
                       const ActiveConnection &connection, const ActiveStream &stream);

private:
    void connectDrafts();
    void connectRun();
    void connectCommands();
    void on(ui::Command command, const std::function<void()> &run);

    enum class Wish { None, All, Selection };

    bool canSend() const;
    bool isChecked(Wish wish); // else it is sent as soon as it is
    void runWish();
    void dropWish();
    void sendSelection();
    void start(const core::Draft &draft, const SendOptions &options);
    void start(const core::Draft &draft, const ActiveConnection &connection,
               const ActiveStream &stream, const SendOptions &options);
    void openSecrets(const core::Draft &draft, const ActiveConnection &connection,
                     const ActiveStream &stream, const SendOptions &options);
    void setAsking(bool isAsking);
    void startWith(const core::TemplateSurroundings &templates, const core::Draft &draft,
                   const ActiveConnection &connection, const ActiveStream &stream,
                   SendOptions options);
    void showTarget();
    void retry(const QList<qint64> &rows, bool mayDuplicate);

    Views m_views;
    Parts m_parts;
    MergeGate m_mergeGate;
    RunNews m_news;
    Wish m_wish = Wish::None; // what waits for the check of the draft
    bool m_isAsking = false; // whether it may be sent, before anything is
    QString m_elsewhere; // where the last run went, when that was not the target of drafts
    core::PayloadKind m_sentKind = core::PayloadKind::Json;
};

} // namespace app
