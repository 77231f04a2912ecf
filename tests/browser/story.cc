// SPDX-License-Identifier: EUPL-1.2
// Starts a whole bureau and lets story.mjs live the story in a browser against it. The argument is
// the file for the picture of the desk.
#include <iostream>

#include "tests/tools/world.h"

int main(int argc, char** argv) {
  using wc::test::kPassword;
  wc::test::WorldOptions options;
  options.desk = "";  // the desk as it is shipped, with its undo window
  wc::test::World world(options);
  const wc::test::Folder folder;
  const std::string log = folder.path() + "/story.log";
  wc::test::Process story(
      {NODE, STORY, "--desk", world.desk(), "--x", world.sandbox("x"), "--facebook",
       world.sandbox("facebook"), "--staff", std::string("anna:") + kPassword, "--colleague",
       std::string("bram:") + kPassword, "--coordinator", std::string("carla:") + kPassword,
       "--ops", std::string("otto:") + kPassword, "--shot",
       argc > 1 ? argv[1] : folder.path() + "/desk.png"},
      log);
  const int code = story.wait();
  std::cout << wc::test::text_of(log);
  const auto [sound, told] = world.run({"fsck"});
  std::cout << "fsck " << told;
  return code == 0 && sound == 0 ? 0 : 1;
}
