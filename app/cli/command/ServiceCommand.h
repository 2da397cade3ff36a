// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/cli/command/Command.h"
#include "app/cli/connection/Session.h"
#include "core/outcome/RetryPolicy.h"
#include "core/result/Deliver.h"

#include <QRandomGenerator>
#include <QTimer>

#include <functional>
#include <memory>
#include <optional>

namespace app {

// A command that talks to a service: finds the way to it, or starts a simulator of its own, then
// runs.
class ServiceCommand : public Command
{
    Q_OBJECT

public:
    ServiceCommand(const Arguments &arguments, Console &console, const Variable &variable,
                   core::SecretStore &secrets);
    ~ServiceCommand() override;

    void start() final;

protected:
    // Checks arguments before anything is asked; BadInput.
    virtual core::Result<> prepare() { return {}; }
    // The session is open.
    virtual void run() = 0;
    // Before the session is opened.
    virtual void adjust(core::TransportSettings &settings) { Q_UNUSED(settings) }
    // What the simulator has when nothing else was said.
    virtual QList<core::SimulatedStreamSpec> defaultStreams() const;

    // The stream that the first argument names; set by prepareStream().
    core::Result<> prepareStream();
    const core::StreamId &stream() const { return *m_stream; }
    const std::optional<core::StreamId> &optionalStream() const { return m_stream; }

    QString streamName() const override { return m_stream ? m_stream->name() : QString(); }

    core::KinesisClient &client() { return m_session->client(); }
    const ResolvedConnection &connection() const { return m_connection; }
    bool isSimulated() const { return m_simulator != nullptr; }

    // Closes the trace, then ends.
    void end(ExitStatus status);
    void endWith(const core::Error &error);
    // After a question that changes something.
    void endUnsure(const core::Error &error);
    // The question left, or may have, and nobody knows what became of it.
    void warnThatItMayBeDone();

    // Asks, and asks again up to twice after a pause where the error is worth it. `receive` gets
    // the last answer.
    template <typename T>
    void ask(const std::function<QFuture<core::Answer<T>>()> &question,
             const std::function<void(const core::Answer<T> &)> &receive, int attempt = 1);

private:
    core::Result<ResolvedConnection> startSimulator();
    core::Result<> prepareUndisturbed();
    core::Result<> checkSimulatorIsAlone() const;
    core::Result<std::unique_ptr<Session>> openSession() const;
    core::Result<> placeSimulator(core::SimulatorSettings &settings) const;
    void open(const core::Result<ResolvedConnection> &connection);
    bool isWorthAsking(const core::Error &error, bool skewCorrected, int attempt) const;
    // Waiting for a second answer may take long, and the first is known not to have come.
    void noteSilence(const core::Error &error);
    static core::Milliseconds pause(const core::Error &error,
                                    std::optional<core::Milliseconds> retryAfter, int attempt);

    ConnectionSetup m_setup;
    Variable m_variable;
    std::optional<core::StreamId> m_stream;
    ResolvedConnection m_connection;
    std::unique_ptr<core::Simulator> m_simulator;
    std::unique_ptr<Session> m_session;
};

template <typename T>
void ServiceCommand::ask(const std::function<QFuture<core::Answer<T>>()> &question,
                         const std::function<void(const core::Answer<T> &)> &receive, int attempt)
{
    const auto judge = [this, question, receive, attempt](const core::Answer<T> &answer) {
        const bool isFinal = answer.result
            || !isWorthAsking(answer.result.error(), answer.facts.skewCorrected, attempt);
        if (isFinal)
            return receive(answer);
        if (attempt == 1)
            noteSilence(answer.result.error());
        QTimer::singleShot(
            pause(answer.result.error(), answer.facts.retryAfter, attempt), this,
            [this, question, receive, attempt] { ask<T>(question, receive, attempt + 1); });
    };
    core::deliver(question(), this, judge);
}

} // namespace app
