// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/HelpTexts.h"

#include <QCoreApplication>

namespace ui {

namespace {

QString tr(const char *text)
{
    return QCoreApplication::translate("HelpTexts", text);
}

HelpText startHelp()
{
    return {tr("Start"),
            {tr("“Try it now” opens a stream of four shards in the built-in simulator. It has the "
                "limits of a real one and needs no account."),
             tr("To reach AWS or a server of your own, add a connection. Its secrets are kept in "
                "the keychain of this computer.")},
            {Command::Palette, Command::ChooseConnection, Command::NewTab}};
}

HelpText contextHelp()
{
    return {tr("Where records go"),
            {tr("The line on top always says which connection and which stream are in use. Click "
                "either to choose another; a stream can be found by name or by ARN."),
             tr("A connection that is marked as production puts a frame around the window, and the "
                "word PRODUCTION on it and on the button that sends.")},
            {Command::ChooseConnection, Command::ChooseStream, Command::Refresh, Command::Palette}};
}

HelpText streamsHelp()
{
    return {
        tr("Streams"),
        {tr("All streams of the connection; those with a star come first. A click chooses the "
            "stream that records go to."),
         tr("Where listing is not allowed, a name or an ARN can be typed: sending works "
            "without the list."),
         tr("“Read records…” shows what lies in a shard, page by page, from the place that you "
            "choose.")},
        {Command::ChooseStream, Command::ReadRecords, Command::Refresh, Command::ToggleSidebar}};
}

HelpText editorHelp()
{
    return {
        tr("Drafts"),
        {tr("What stands in the editor is what is sent, to the byte. Formatting moves blanks "
            "only and changes no value."),
         tr("The partition key decides the shard. It is fixed, random, or taken from a field of "
            "each body; the mark at its end says which shard it will be."),
         tr("The same draft can be shown as a table, for many records. A table copied from a "
            "spreadsheet, a JSON array or lines of JSON can be pasted."),
         tr("Tab indents. F6 leaves the editor, or Tab itself once it is told to move the "
            "focus.")},
        {Command::Send, Command::SendSelection, Command::FormatBody, Command::PreviousSent,
         Command::NewTab, Command::ReopenTab, Command::NextPane, Command::TabMovesFocus}};
}

HelpText resultsHelp()
{
    return {tr("Results"),
            {tr("One row for each record. Stored: an answer carried its sequence number. Refused: "
                "an answer carried an error. Uncertain: it left, and no valid answer came, so it "
                "may have been stored. Not sent: it never left."),
             tr("The cards above the rows say why records failed, and what can be done now. "
                "Uncertain records are never sent again by themselves: that could store them "
                "twice.")},
            {Command::RetryFailed, Command::SaveFailed, Command::NextFailure,
             Command::PreviousFailure, Command::Inspect, Command::CopyCell, Command::ShowRefused,
             Command::ToggleDock}};
}

HelpText messagesHelp()
{
    return {
        tr("What went wrong"),
        {tr("A message says what happened, why, and what can be done now. Several stand one "
            "behind the other; “Next message” leads through them, and closing one leaves the "
            "rest."),
         tr("A file of drafts or settings that is damaged is set aside beside its place in the "
            "data folder, and Headgate goes on without it. A file of a newer version stays as "
            "it is and is not written. The settings name the data folder."),
         tr("When drafts cannot be saved, what is open stays in the window, and saving is tried "
            "again with every change.")},
        {Command::Settings, Command::ReopenTab, Command::NextPane}};
}

} // namespace

HelpText helpOn(HelpTopic topic)
{
    switch (topic) {
    case HelpTopic::Start:
        return startHelp();
    case HelpTopic::Context:
        return contextHelp();
    case HelpTopic::Streams:
        return streamsHelp();
    case HelpTopic::Editor:
        return editorHelp();
    case HelpTopic::Results:
        return resultsHelp();
    case HelpTopic::Messages:
        return messagesHelp();
    }
    return {};
}

} // namespace ui
